using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>Whether guidelines can be approved: every fault with the path of its field and how to mend it [S1–S4].</summary>
internal static class GuidelinesRules
{
    /// <summary>All faults, in the order of the document; empty when it can be approved.</summary>
    internal static IReadOnlyList<Problem> Check(GuidelinesDocument document) =>
    [
        .. BriefRules.Check(document.Brief),
        .. RubricRules.Check(document.Rubric, document.Plan),
        .. PlanRules.Check(document.Plan),
        .. RecordedRules.Check(document.Plan.Recorded),
    ];

    internal static Problem Fault(string path, string detail, string mend) =>
        new("guidelines-fault", ProblemKind.Invalid, detail, mend, path);

    internal static Problem Empty(string path) => Fault(path, "It is empty.", "Fill it in.");

    /// <summary>A fault for each named text that is empty.</summary>
    internal static IEnumerable<Problem> EmptyTexts(params (string Path, string? Text)[] texts) =>
        texts.Where(t => string.IsNullOrWhiteSpace(t.Text)).Select(t => Empty(t.Path));

    /// <summary>Faults of a list that must have entries, all of them well-formed and each only once.</summary>
    internal static IEnumerable<Problem> List(string path, IReadOnlyList<string> entries, Func<string, bool> wellFormed, string form)
    {
        if (entries.Count == 0)
            yield return Fault(path, "The list is empty.", "Add at least one entry.");
        for (var i = 0; i < entries.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(entries[i]))
                yield return Empty($"{path}[{i}]");
            else if (!wellFormed(entries[i]))
                yield return Fault($"{path}[{i}]", $"\"{entries[i]}\" is not well-formed.", form);
            else if (entries.Take(i).Contains(entries[i], StringComparer.OrdinalIgnoreCase))
                yield return Fault($"{path}[{i}]", $"\"{entries[i]}\" stands twice.", "Remove one of the two.");
        }
    }
}
