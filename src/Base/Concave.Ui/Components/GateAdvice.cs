using Concave.Kernel.Records;

namespace Concave.Ui.Components;

/// <summary>What brings a gate further, in one sentence. There is no advice that opens a gate: only work does.</summary>
public static class GateAdvice
{
    /// <summary>The next thing to do about a gate; null when it is passed.</summary>
    public static string? Of(GateRecord gate) => gate.Outcome switch
    {
        GateOutcome.Passed => null,
        GateOutcome.Failed => Failed(gate.Gate),
        GateOutcome.NotEvaluated => Open(gate.Gate),
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate.Outcome, "Not an outcome."),
    };

    private static string Failed(string gate) => gate switch
    {
        "calibration" => "End the place of whoever has not passed, log the root cause, then open another round.",
        "pilot" => "Mend the guidelines where people disagreed, then run another pilot.",
        "agreement" => "See by criterion and by person where people part, mend the guideline, log the root cause, then open another round.",
        "gold_accuracy" => "See gold by annotator, tell a careless hand from an unclear guideline, log the root cause, then open another round.",
        "peer_review" => "Log why pairs lack a second judgment, then open another round.",
        "adjudication" => "Log why disagreements were left open, then open another round.",
        "spot_check" => "Log why checks were left open, then open another round.",
        _ => "Log the root cause, then open another round.",
    };

    private static string Open(string gate) => gate switch
    {
        "calibration" => "It follows from the panel's calibration, on the Matching page.",
        "pilot" => "It follows from the pilot, on the Matching page.",
        "agreement" => "It is decided when every pair of the random sample has two judgments.",
        "gold_accuracy" => "It is decided when every judgment is in; verified pairs come up in every stream by themselves.",
        "peer_review" => "It is decided when every sampled and flagged pair has its second judgment.",
        "adjudication" => "A senior settles each disagreement in writing.",
        "spot_check" => "The ML-engineering team checks its share of the batch.",
        _ => "It is decided when the round is.",
    };
}
