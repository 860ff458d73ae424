namespace Concave.PreScoring.Routing;

/// <summary>Domain and language of a pair: what somebody must command to judge it.</summary>
internal readonly record struct Subject(string Domain, string Language)
{
    public override string ToString() => $"{Named(Domain, "any domain")} in {Named(Language, "any language")}";

    private static string Named(string value, string otherwise) => value.Length == 0 ? otherwise : value;
}

/// <summary>What one qualified annotator commands.</summary>
internal sealed record Skills(Guid AnnotatorId, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages)
{
    /// <summary>True when this person may judge pairs of the subject. What the client left empty, anybody may.</summary>
    internal bool Covers(Subject subject) => Holds(Domains, subject.Domain) && Holds(Languages, subject.Language);

    private static bool Holds(IReadOnlyList<string> held, string wanted) => wanted.Length == 0 || held.Contains(wanted, StringComparer.Ordinal);
}

/// <summary>A subject that too few people command.</summary>
internal sealed record Gap(Subject Subject, int Annotators);

/// <summary>Whether there are enough people for every pair: a slot that nobody may take would keep its batch open for ever.</summary>
internal static class CoverageRules
{
    /// <summary>The subjects with fewer than <paramref name="needed"/> people, in a fixed order.</summary>
    internal static IReadOnlyList<Gap> Gaps(IEnumerable<Subject> subjects, IReadOnlyCollection<Skills> annotators, int needed) =>
    [
        .. subjects.Distinct()
            .Select(s => new Gap(s, annotators.Count(a => a.Covers(s))))
            .Where(g => g.Annotators < needed)
            .OrderBy(g => g.Subject.Domain, StringComparer.Ordinal).ThenBy(g => g.Subject.Language, StringComparer.Ordinal),
    ];
}
