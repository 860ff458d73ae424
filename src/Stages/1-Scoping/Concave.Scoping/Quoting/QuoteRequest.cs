namespace Concave.Scoping.Quoting;

/// <summary>How much is said about each pair. It moves the price within the tier's range, a third each.</summary>
public enum Depth
{
    /// <summary>Preference with a short reason.</summary>
    Basic,

    /// <summary>Scores by criterion as well.</summary>
    Standard,

    /// <summary>Full structured rationale with marked spans.</summary>
    Full,
}

/// <summary>So many pairs of one domain.</summary>
public sealed record DomainShare(string Domain, int Pairs);

/// <summary>What somebody wants priced.</summary>
public sealed record QuoteRequest
{
    /// <summary>Pairs by domain; each domain once.</summary>
    public required IReadOnlyList<DomainShare> Mix { get; init; }

    /// <summary>BCP-47 tags, at least one.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required Depth Depth { get; init; }

    /// <summary>The last day on which delivery is useful; null when there is none.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Annotators; null to be told how many the deadline needs.</summary>
    public int? People { get; init; }

    /// <summary>Judgments that one of them submits in a day.</summary>
    public double JudgmentsADay { get; init; } = 100;

    /// <summary>All pairs.</summary>
    public int Pairs() => (int)Math.Min(int.MaxValue, Mix.Sum(m => (long)m.Pairs));
}
