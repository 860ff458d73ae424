using System.Text.Json;
using Concave.Data.HandOffs;
using Concave.Datasets.Hygiene;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping;

/// <summary>Between pairs and held pairs, and what can go wrong with a decision.</summary>
internal static class HeldRules
{
    /// <summary>At most so many pairs are decided at once.</summary>
    internal const int MostAtOnce = 5000;

    internal static readonly Problem Nothing = new(
        "held-none", ProblemKind.Invalid, "No pair that waits for a decision was named.", "Tick pairs of the list, or name one of its reasons.", "pairs");

    internal static readonly Problem IdTaken = new(
        "held-id-taken", ProblemKind.Conflict, "A pair with the same id was taken in meanwhile, so this one cannot be.", "Leave it out, or have the client give it an id of its own.", "pairs");

    internal static readonly Problem TooMany = new(
        "held-too-many", ProblemKind.Invalid, $"More than {MostAtOnce} pairs are too many for one decision.", "Decide them in portions.", "pairs");

    internal static readonly Problem WhyTooLong = new(
        "held-why", ProblemKind.Invalid, $"The reason is longer than {LongestWhy} characters.", "Say it in fewer words.", "why");

    internal const int LongestWhy = 500;

    /// <summary>A row with flaws as it is held.</summary>
    internal static HeldPair Held(SealedPair row) => new()
    {
        Id = row.Pair.Id,
        ProjectId = row.Pair.ProjectId,
        ImportId = row.Pair.ImportId,
        Purpose = row.Pair.Purpose,
        ExternalId = row.Pair.ExternalId,
        ContentHash = row.Pair.ContentHash,
        Domain = row.Pair.Domain,
        Language = row.Pair.Language,
        TaskType = row.Pair.TaskType,
        Words = row.Pair.Words,
        Content = row.Pair.Content,
        Row = row.Row,
        Code = row.Flaws[0].Code,
        Flaws = JsonSerializer.Serialize(row.Flaws, RecordJson.Options),
        Truth = row.Answer?.Truth,
        Why = row.Answer?.Why,
        HeldAt = row.Pair.ImportedAt,
    };

    /// <summary>The pair that a held one becomes.</summary>
    internal static Pair Taken(HeldPair held, DateTimeOffset at) => new()
    {
        Id = held.Id,
        ProjectId = held.ProjectId,
        ImportId = held.ImportId,
        Purpose = held.Purpose,
        ExternalId = held.ExternalId,
        ContentHash = held.ContentHash,
        Domain = held.Domain,
        Language = held.Language,
        TaskType = held.TaskType,
        Words = held.Words,
        Content = held.Content,
        ImportedAt = at,
    };

    internal static VerifiedAnswer? Answer(HeldPair held, DateTimeOffset at) => held.Truth is not { } truth ? null : new()
    {
        PairId = held.Id,
        ProjectId = held.ProjectId,
        Truth = truth,
        Why = held.Why ?? [],
        VerifiedAt = at,
    };

    internal static IReadOnlyList<Flaw> FlawsOf(HeldPair held) => JsonSerializer.Deserialize<Flaw[]>(held.Flaws, RecordJson.Options)!;
}

/// <summary>What the ledger entry of a decision covers.</summary>
/// <param name="Act">All decisions made at once.</param>
/// <param name="TakenIn">False when the pairs were left out.</param>
/// <param name="Why">The lead's reason; "" when none was given.</param>
/// <param name="Pairs">How many.</param>
/// <param name="PairsDigest">SHA-256 of the canonical JSON of their ids, in order, lower hex.</param>
internal sealed record HeldRecord(Guid Act, bool TakenIn, string Why, int Pairs, string PairsDigest, Guid DecidedBy, DateTimeOffset DecidedAt)
{
    internal static HeldRecord Of(Guid act, bool takenIn, string why, IReadOnlyList<HeldPair> pairs, Guid by, DateTimeOffset at) =>
        new(act, takenIn, why, pairs.Count, Digest.Of(pairs.Select(p => p.Id).Order().ToArray()), by, at);
}
