using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>Every number lies where its definition puts it. Means, shares and sums rely on it.</summary>
internal static class ValueCheck
{
    private const double Strongest = 3;

    public static IEnumerable<Fault> Faults(DeliveryRecords records) =>
    [
        .. PlanRules.Check(records.Guidelines.Plan).Select(p => new Fault(PlainText.Of(p.Detail), BagFiles.Guidelines)),
        .. records.Judgments.Where(j => !IsSound(j))
            .Select(j => new Fault($"Judgment {j.Judgment:D} holds a score, strength, confidence, place, time or mark out of range.", BagFiles.Judgments.Path)),
        .. records.Withdrawn.Where(w => !IsSound(w.Judgment) || w.WithdrawnAt < w.Judgment.SubmittedAt || w.WithdrawnAt - w.Judgment.SubmittedAt > WithdrawnJudgment.Window)
            .Select(w => new Fault($"Judgment {w.Judgment.Judgment:D} was withdrawn at another time than within a minute of its submission, or holds a value out of range.", BagFiles.Withdrawn.Path)),
        .. records.Routings.Where(r => r.Routing.Slots < 0 || !(IsConfidence(r.Routing.Confidence) && IsConfidence(r.Routing.StatedConfidence) && IsConfidence(r.Routing.Threshold)))
            .Select(r => new Fault($"The routing of pair {r.Routing.Pair:D} holds slots or a confidence out of range.", BagFiles.Routings.Path)),
        .. IsSound(records.Import) ? Array.Empty<Fault>() : [new("The import summary holds a count out of range.", BagFiles.Import.Path)],
    ];

    private static bool IsSound(JudgmentRecord judgment) =>
        judgment.Strength is >= 0 and <= Strongest
        && IsConfidence(judgment.Confidence)
        && judgment.StreamPosition >= 0
        && judgment.ActiveMs >= -1
        && judgment.Scores.All(s => s.A is >= 1 and <= 5 && s.B is >= 1 and <= 5)
        && judgment.Flags.All(f => f.Response is "a" or "b" && (f is { Start: -1, End: -1 } || (f.Start >= 0 && f.Start < f.End)));

    private static bool IsSound(ImportSummary import) =>
        import is { Read: >= 0, Accepted: >= 0 } && import.SetAside.All(s => s.Count >= 1 && s.Count <= import.Read);

    private static bool IsConfidence(double confidence) => confidence is -1 or (>= 0 and <= 1);
}
