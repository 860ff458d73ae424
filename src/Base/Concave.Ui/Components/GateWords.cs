using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Components;

/// <summary>Gates, and why a batch was withheld, in words.</summary>
public static class GateWords
{
    private const string Unevaluated = " was not evaluated: ";

    /// <summary>What a gate is called.</summary>
    public static string Of(string gate) => gate switch
    {
        "calibration" => T("calibration"),
        "pilot" => T("pilot"),
        "agreement" => T("agreement"),
        "gold_accuracy" => T("gold accuracy"),
        "peer_review" => T("peer review"),
        "adjudication" => T("adjudication"),
        "spot_check" => T("spot check"),
        _ => gate.Replace('_', ' '),
    };

    /// <summary>A reason as a verdict records it: the gate, then the figure and its note.</summary>
    public static string Reason(string recorded)
    {
        if (recorded.IndexOf(Unevaluated, StringComparison.Ordinal) is > 0 and var unevaluated)
            return T("{0} was not evaluated: {1}", Of(recorded[..unevaluated]), Retold(recorded[(unevaluated + Unevaluated.Length)..]));
        return recorded.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            ? $"{Of(recorded[..colon])}: {Retold(recorded[(colon + 2)..])}"
            : recorded;
    }
}
