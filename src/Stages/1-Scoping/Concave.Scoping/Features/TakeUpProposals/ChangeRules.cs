using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>Puts accepted changes into guidelines [D5]. A change that names a criterion which is gone, or says what stands there already, changes nothing.</summary>
internal static class ChangeRules
{
    internal static GuidelinesDocument Apply(GuidelinesDocument document, IEnumerable<ProposedChange> changes) => changes.Aggregate(document, Apply);

    private static GuidelinesDocument Apply(GuidelinesDocument document, ProposedChange change) => change.Kind switch
    {
        ChangeKind.FailureMode when !document.Brief.KnownFailureModes.Contains(change.Text, StringComparer.OrdinalIgnoreCase) =>
            document with { Brief = document.Brief with { KnownFailureModes = [.. document.Brief.KnownFailureModes, change.Text] } },
        ChangeKind.Clarification => With(document, change.Criterion, c => c.Definition.Contains(change.Text, StringComparison.Ordinal) ? c : c with { Definition = $"{c.Definition.TrimEnd()} {change.Text}" }),
        ChangeKind.Example when change.Example is { } example => With(document, change.Criterion, c => c.Examples.Contains(example) ? c : c with { Examples = [.. c.Examples, example] }),
        _ => document,
    };

    private static GuidelinesDocument With(GuidelinesDocument document, string key, Func<Criterion, Criterion> changed) =>
        document with { Rubric = new([.. document.Rubric.Criteria.Select(c => c.Key == key ? changed(c) : c)]) };
}
