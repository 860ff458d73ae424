using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Pairs;

/// <summary>The current round of a batch.</summary>
/// <param name="Decided">True once it has verdicts, on every pair of it.</param>
internal sealed record CurrentRound(Guid RoundId, int Batch, bool Decided);

/// <summary>
/// The list's statements. Pairs are walked in the order of their ids by one covering index, from the last one shown;
/// what a pair is asked about is one look-up in an index of its own, so that a page costs the same wherever it lies.
/// </summary>
internal static class PairQueries
{
    extension(ConcaveDb db)
    {
        internal Task<List<CurrentRound>> CurrentRounds(Guid project, CancellationToken stop) =>
            (from round in db.Rounds
             where round.ProjectId == project && !db.Rounds.Any(later => later.BatchId == round.BatchId && later.Number > round.Number)
             join batch in db.Batches on round.BatchId equals batch.Id
             orderby batch.Number
             select new CurrentRound(round.Id, batch.Number, db.BatchVerdicts.Any(v => v.RoundId == round.Id))).ToListAsync(stop);

        /// <summary>The pairs that a filter wants, in the order of their ids.</summary>
        internal IQueryable<Pair> Wanted(Guid project, PairFilter filter, IReadOnlyList<CurrentRound> current, Guid? after)
        {
            var asked = current.Where(r => filter.Batch is null || r.Batch == filter.Batch).ToList();
            var rounds = asked.ConvertAll(r => r.RoundId);
            var pairs = db.Pairs.Where(p => p.ProjectId == project && p.Purpose == filter.Purpose);
            if (after is { } last)
                pairs = pairs.Where(p => p.Id > last);
            if (filter.Name.Length > 0)
                pairs = pairs.Where(p => p.ExternalId == filter.Name);
            if (filter.Language.Length > 0)
                pairs = pairs.Where(p => p.Language == filter.Language);
            if (filter.Domain.Length > 0)
                pairs = pairs.Where(p => p.Domain == filter.Domain);
            if (filter.TaskType.Length > 0)
                pairs = pairs.Where(p => p.TaskType == filter.TaskType);
            if (filter.Reason is { } reason)
                pairs = pairs.Where(p => db.RoutedPairs.Where(r => rounds.Contains(r.RoundId) && r.Reason == reason).Select(r => r.PairId).Contains(p.Id));
            else if (filter.Batch is not null)
                pairs = pairs.Where(p => db.RoutedPairs.Any(r => rounds.Contains(r.RoundId) && r.PairId == p.Id));
            if (filter.Flagged)
                pairs = pairs.Where(p => db.QualityEntries.Any(e => rounds.Contains(e.RoundId) && e.Kind == QualityEntryKind.Flag && e.PairId == p.Id));
            return (filter.State is { } state ? db.In(state, pairs, asked) : pairs).OrderBy(p => p.Id);
        }

        // Only an undecided round has pairs that wait or are judged, only a decided one verdicts: a look-up less for each pair.
        private IQueryable<Pair> In(PairState state, IQueryable<Pair> pairs, List<CurrentRound> asked)
        {
            var open = asked.Where(r => !r.Decided).Select(r => r.RoundId).ToList();
            var decided = asked.Where(r => r.Decided).Select(r => r.RoundId).ToList();
            return state switch
            {
                PairState.Unbatched => pairs.Where(p => !db.RoutedPairs.Any(r => r.PairId == p.Id && r.Reason != RouteReason.Gold)),
                PairState.Waiting => pairs.Where(p => db.Slots.Any(s => open.Contains(s.RoundId) && s.PairId == p.Id && s.State != SlotState.Done)),
                PairState.Judged => pairs.Where(p => db.Slots.Any(s => open.Contains(s.RoundId) && s.PairId == p.Id && s.State == SlotState.Done)
                    && !db.Slots.Any(s => open.Contains(s.RoundId) && s.PairId == p.Id && s.State != SlotState.Done)),
                PairState.Released => pairs.Where(p => db.Verdicts.Any(v => decided.Contains(v.RoundId) && v.PairId == p.Id && v.Released)),
                PairState.Dropped => pairs.Where(p => db.Verdicts.Any(v => decided.Contains(v.RoundId) && v.PairId == p.Id && !v.Released)),
                _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
            };
        }
    }
}
