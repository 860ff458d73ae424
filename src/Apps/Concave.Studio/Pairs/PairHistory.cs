using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Studio.Pairs;

/// <summary>A judgment of a pair, under the name the client knows.</summary>
/// <param name="WithdrawnAt">When its author took it back; null for one that stands.</param>
/// <param name="Flags">What tier 1 saw in it.</param>
public sealed record JudgmentOfPair(JudgmentRecord Record, DateTimeOffset? WithdrawnAt, IReadOnlyList<FlagRecord> Flags);

/// <summary>One round that a pair went through.</summary>
/// <param name="Verdict">What became of it; null before the round is decided, and for gold.</param>
public sealed record RoundOfPair(
    int Batch, int Round, DateTimeOffset OpenedAt, RoutingRecord Routing, IReadOnlyList<JudgmentOfPair> Judgments,
    IReadOnlyList<ResolutionRecord> Resolutions, IReadOnlyList<SpotCheckRecord> SpotChecks, VerdictRecord? Verdict);

/// <summary>Everything on record about one pair, from its import to its verdicts.</summary>
/// <param name="ImportedFrom">Name of the client's file.</param>
/// <param name="Truth">The verified answer of a gold or calibration pair; null for others.</param>
/// <param name="Rounds">The newest first.</param>
public sealed record PairHistory(
    Guid ProjectId, PairRecord Pair, string ImportedFrom, DateTimeOffset ImportedAt, Choice? Truth, string Why, IReadOnlyList<RoundOfPair> Rounds);
