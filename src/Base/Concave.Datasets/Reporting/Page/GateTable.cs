using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The gates, and what each means to somebody who buys the data.</summary>
internal static class GateTable
{
    internal static Html Of(IReadOnlyList<GateRecord> gates, PageWords t) => PageTable.Of(
        "Gates", ["gate", "outcome", "figure", "asked", "95 % interval", "rests on", "what was counted"],
        gates.Select(gate => PageTable.Row(
            Html.Of($"""{Shown.Words(gate.Gate, t)}<br><span class="soft">{t[Meaning(gate.Gate)]}</span>"""),
            Outcome(gate.Outcome, t), PageTable.Cell(Shown.Cut(gate.Value)), PageTable.Cell(Shown.Cut(gate.Threshold)),
            PageTable.Cell(Shown.Range(gate.Low, gate.High, t)), PageTable.Cell(Text.Of($"{gate.N}")), Html.Said(gate.Note))), t);

    internal static Html Outcome(GateOutcome outcome, PageWords t) => outcome switch
    {
        GateOutcome.Passed => Html.Of($"<strong class=\"good\">✓ {t["passed"]}</strong>"),
        GateOutcome.Failed => Html.Of($"<strong class=\"bad\">✗ {t["failed"]}</strong>"),
        GateOutcome.NotEvaluated => Html.Of($"<strong class=\"warn\">– {t["not evaluated"]}</strong>"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    private static string Meaning(string gate) => gate switch
    {
        GateNames.Calibration => "Everybody who judged had shown, blind, that they see what experts see.",
        GateNames.Pilot => "The panel read the guidelines the same way before production began.",
        GateNames.PeerReview => "A random share, and everything that looked odd, was judged by a second person.",
        GateNames.Agreement => "Independent people, without the AI's suggestion and before any adjudication, say the same beyond chance.",
        GateNames.GoldAccuracy => "On hidden pairs with verified answers, people were right this often.",
        GateNames.Adjudication => "No disagreement was left without a resolution.",
        GateNames.SpotCheck => "An engineering team looked at a random share and at every escalation.",
        _ => "",
    };
}
