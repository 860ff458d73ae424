using Concave.Kernel.Records;
using static Concave.Ui.Languages.Speech;

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
        "calibration" => T("End the place of whoever has not passed, log the root cause, then open another round."),
        "pilot" => T("Mend the guidelines where people disagreed, then run another pilot."),
        "agreement" => T("See by criterion and by person where people part, mend the guideline, log the root cause, then open another round."),
        "gold_accuracy" => T("See gold by annotator, tell a careless hand from an unclear guideline, log the root cause, then open another round."),
        "peer_review" => T("Log why pairs lack a second judgment, then open another round."),
        "adjudication" => T("Log why disagreements were left open, then open another round."),
        "spot_check" => T("Log why checks were left open, then open another round."),
        _ => T("Log the root cause, then open another round."),
    };

    private static string Open(string gate) => gate switch
    {
        "calibration" => T("It follows from the panel's calibration, on the Matching page."),
        "pilot" => T("It follows from the pilot, on the Matching page."),
        "agreement" => T("It is decided when every pair of the random sample has two judgments."),
        "gold_accuracy" => T("It is decided when every judgment is in; verified pairs come up in every stream by themselves."),
        "peer_review" => T("It is decided when every sampled and flagged pair has its second judgment."),
        "adjudication" => T("A senior settles each disagreement in writing."),
        "spot_check" => T("The ML-engineering team checks its share of the batch."),
        _ => T("It is decided when the round is."),
    };
}
