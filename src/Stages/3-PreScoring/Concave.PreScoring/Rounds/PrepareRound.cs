using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Rounds;

/// <summary>A round with its seed sealed and its digests known: all that is left is to write it.</summary>
internal sealed record PreparedRound
{
    public required Guid Id { get; init; }
    public required Guid BatchId { get; init; }
    public required int Number { get; init; }
    public required RoundDraft Draft { get; init; }
    public required byte[] SealedSeed { get; init; }
    public required RoundRecord Record { get; init; }

    /// <summary>What is said for suggestions that are wrong on purpose, sealed, by pair.</summary>
    public IReadOnlyDictionary<Guid, byte[]> Turned { get; init; } = new Dictionary<Guid, byte[]>();

    /// <summary>Digest of the gold pool; null when there is none.</summary>
    public string? GoldDigest { get; init; }
}

/// <summary>Draws a round from a fresh seed. Everything that needs a key or takes long happens here, before the transaction.</summary>
internal sealed class PrepareRound(ContentVault vault, IRandomSeeds seeds, TimeProvider clock)
{
    internal async Task<Result<PreparedRound>> Handle(ConcaveDb db, RoundMaterial material, Guid batch, int number, CancellationToken stop)
    {
        if (OpeningRules.Refuse(material) is { } refusal)
            return refusal;
        var seed = seeds.Next();
        var draft = RoundDraft.Make(material, seed, number);
        if (OpeningRules.RefuseDraft(draft, number) is { } lacking)
            return lacking;
        var round = clock.NewId();
        return new PreparedRound
        {
            Id = round,
            BatchId = batch,
            Number = number,
            Draft = draft,
            SealedSeed = await vault.CloseBytes(material.ProjectId, seed, stop),
            Record = draft.Describe(round, batch, number, seed, RecordJson.Stamp(clock.GetUtcNow())),
            Turned = await TurnedExplanation.Of(db, vault, draft, stop),
            GoldDigest = draft.Gold.Count == 0
                ? null
                : await new PairContents(vault).DigestOfGold(db, material.ProjectId, [.. draft.Gold.Select(g => g.Pair)], stop),
        };
    }
}
