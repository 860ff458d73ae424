namespace Concave.Matching;

/// <summary>How well one annotator fits a project, and why.</summary>
/// <param name="Matched">True when they may be invited.</param>
/// <param name="Score">In [0, 1]; 0 when not matched.</param>
/// <param name="Reasons">What speaks for them, one sentence each.</param>
/// <param name="Missing">What the project needs and they lack, one sentence each.</param>
public sealed record Match(
    Guid AnnotatorId, string Name, bool Matched, double Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Missing);

/// <summary>The whole panel: the matched by falling score, then the others by name.</summary>
public sealed record Ranking(IReadOnlyList<Match> Matches);
