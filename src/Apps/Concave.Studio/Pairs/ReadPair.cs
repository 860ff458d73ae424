using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Pairs;

/// <summary>A pair with its whole history, for the lead: who judged stands there by pseudonym only.</summary>
public sealed class ReadPair(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId, Guid PairId);

    /// <returns>The history; pair-unknown when the project has no such pair.</returns>
    public async Task<Result<PairHistory>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var pair = await db.Pairs.SingleOrDefaultAsync(p => p.Id == request.PairId && p.ProjectId == request.ProjectId, stop);
        if (pair is null)
            return Unknown;
        var file = await db.PairImports.Where(i => i.Id == pair.ImportId).Select(i => i.FileName).SingleAsync(stop);
        var answer = await db.VerifiedAnswers.SingleOrDefaultAsync(v => v.PairId == pair.Id, stop);
        return new PairHistory(
            pair.ProjectId, await vault.Open<PairRecord>(pair.ProjectId, pair.Content, stop), await vault.OpenText(pair.ProjectId, file, stop), pair.ImportedAt, answer?.Truth,
            answer is null ? "" : Encoding.UTF8.GetString(await vault.OpenBytes(pair.ProjectId, answer.Why, stop)), await Rounds(db, pair, stop));
    }

    private static readonly Problem Unknown = new("pair-unknown", ProblemKind.NotFound, "There is no such pair in this project.", "Look for it in the list of pairs.");

    private async Task<IReadOnlyList<RoundOfPair>> Rounds(ConcaveDb db, Pair pair, CancellationToken stop)
    {
        var routed = await db.RoutedPairs.Where(r => r.PairId == pair.Id)
            .Join(db.Rounds, r => r.RoundId, o => o.Id, (r, o) => new { r.RoundId, r.Record, o.Number, o.OpenedAt, o.BatchId })
            .Join(db.Batches, r => r.BatchId, b => b.Id, (r, b) => new { r.RoundId, r.Record, r.Number, r.OpenedAt, Batch = b.Number })
            .OrderByDescending(r => r.OpenedAt).ToListAsync(stop);
        List<RoundOfPair> rounds = [];
        foreach (var round in routed)
        {
            var flags = await Entries<FlagRecord>(db, pair, round.RoundId, QualityEntryKind.Flag, stop);
            var verdict = await db.Verdicts.Where(v => v.RoundId == round.RoundId && v.PairId == pair.Id).Select(v => v.Record).SingleOrDefaultAsync(stop);
            rounds.Add(new(
                round.Batch, round.Number, round.OpenedAt, JsonSerializer.Deserialize<RoutingRecord>(round.Record, RecordJson.Options)!,
                await Judgments(db, pair, round.RoundId, flags, stop),
                await Entries<ResolutionRecord>(db, pair, round.RoundId, QualityEntryKind.Resolution, stop),
                await Entries<SpotCheckRecord>(db, pair, round.RoundId, QualityEntryKind.SpotCheck, stop),
                verdict is null ? null : JsonSerializer.Deserialize<VerdictRecord>(verdict, RecordJson.Options)));
        }

        return rounds;
    }

    private async Task<IReadOnlyList<JudgmentOfPair>> Judgments(ConcaveDb db, Pair pair, Guid round, IReadOnlyList<FlagRecord> flags, CancellationToken stop)
    {
        // Withdrawn ones are part of the history.
        var rows = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.RoundId == round && j.PairId == pair.Id)
            .OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id)
            .Select(j => new { j.Content, WithdrawnAt = j.Withdrawal == null ? (DateTimeOffset?)null : j.Withdrawal.WithdrawnAt }).ToListAsync(stop);
        List<JudgmentOfPair> judgments = [];
        foreach (var row in rows)
        {
            var record = await vault.Open<JudgmentRecord>(pair.ProjectId, row.Content, stop);
            judgments.Add(new(record, row.WithdrawnAt, [.. flags.Where(f => f.Judgment == record.Judgment)]));
        }

        return judgments;
    }

    private async Task<IReadOnlyList<T>> Entries<T>(ConcaveDb db, Pair pair, Guid round, QualityEntryKind kind, CancellationToken stop)
    {
        List<T> records = [];
        foreach (var content in await db.QualityEntries.Where(e => e.RoundId == round && e.Kind == kind && e.PairId == pair.Id).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content).ToListAsync(stop))
            records.Add(await vault.Open<T>(pair.ProjectId, content, stop));
        return records;
    }
}
