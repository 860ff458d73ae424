using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// Takes a verified pair out of service whose answer does not hold [C4]. From then on it is shown to nobody and counts for
/// nobody; what was judged stays, and the report says what the figure would be with it. Gold of a decided round is not
/// retired: its figures stand, and the next round uses other gold.
/// </summary>
public sealed class RetireGold(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="Reason">15 characters or more; it travels in the delivery.</param>
    public sealed record Request(Guid ProjectId, Guid PairId, string Reason);

    private sealed record Standing(Guid Batch, int Round, Guid RoundId);

    /// <returns>Done; gold-unknown, gold-decided, or gold-retired when it is already.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? ReviewTextRules.Check(nameof(request.Reason), request.Reason)) is { } refusal)
            return refusal;
        await using var read = store.Read();
        if (!await read.Pairs.AnyAsync(p => p.Id == request.PairId && p.ProjectId == request.ProjectId && (p.Purpose == PairPurpose.Gold || p.Purpose == PairPurpose.Calibration), stop))
            return Unknown;
        var stands = await Standings(read, request.PairId).SingleOrDefaultAsync(stop);
        var client = await read.Projects.Where(p => p.Id == request.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        RetiredGoldRecord record = new()
        {
            Retirement = clock.NewId(),
            Batch = stands?.Batch ?? Guid.Empty,
            Round = stands?.Round ?? 0,
            Pair = request.PairId,
            Reason = request.Reason.Trim(),
            By = pseudonyms.Of(client, actor.Id),
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        var content = await vault.Close(request.ProjectId, record, stop);
        return await store.Write(db => Write(db, request.ProjectId, stands, record, content, actor.Id, stop), stop);
    }

    private async Task<Result<Done>> Write(ConcaveDb db, Guid project, Standing? stands, RetiredGoldRecord record, byte[] content, Guid by, CancellationToken stop)
    {
        await Exclusive.Lock(db, LockName, project, stop);
        if (await db.GoldRetirements.AnyAsync(r => r.PairId == record.Pair, stop))
            return Already;
        if (await Standings(db, record.Pair).SingleOrDefaultAsync(stop) != stands)
            return Moved;
        if (stands is not null && await db.BatchVerdicts.AnyAsync(v => v.RoundId == stands.RoundId, stop))
            return Decided;
        db.GoldRetirements.Add(new() { PairId = record.Pair, Id = record.Retirement, ProjectId = project, RoundId = stands?.RoundId, By = by, At = record.At, Content = content });
        db.Enter(project, record.Batch, LedgerKinds.GoldRetirement, record.Retirement, record, clock);
        return default(Done);
    }

    // A gold pair is used in one round of its project at most.
    private static IQueryable<Standing> Standings(ConcaveDb db, Guid pair) =>
        db.RoutedPairs.Where(r => r.PairId == pair).Join(db.Rounds, r => r.RoundId, r => r.Id, (_, r) => new Standing(r.BatchId, r.Number, r.Id));

    /// <summary>What retiring and deciding take turns on.</summary>
    internal const string LockName = "gold";

    private static readonly Problem Unknown =
        new("gold-unknown", ProblemKind.NotFound, "The project has no such verified pair.", "Look at its list of verified pairs.");

    private static readonly Problem Already =
        new("gold-retired", ProblemKind.Conflict, "This pair is retired already.", "Nothing is left to do.");

    private static readonly Problem Decided = new(
        "gold-decided", ProblemKind.Refused, "The round of this pair is decided, and decided figures stand.", "Log a root cause: the next round uses other verified pairs.");

    private static readonly Problem Moved =
        new("gold-moved", ProblemKind.Conflict, "A round took the pair up this moment.", "Retire it once more.");
}
