using Concave.Data.Context;
using Concave.Kernel;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>Everything one turn of a pass works with.</summary>
internal sealed class PassContext(FirstPass pass, PassStep step, AskJudge judge, JudgePrompt prompt, Budget budget) : TurnOfWork(budget), IDisposable
{
    internal FirstPass Pass => pass;
    internal PassStep Step => step;
    internal AskJudge Judge => judge;
    internal JudgePrompt Prompt => prompt;

    public void Dispose() => judge.Dispose();
}

internal static class PassPairs
{
    extension(ConcaveDb db)
    {
        /// <summary>
        /// The pairs a pass is about: production and gold (which must look like any other), unless a round has them
        /// already, for then an opinion comes too late.
        /// </summary>
        internal IQueryable<Concave.Data.HandOffs.Pair> ToBeAsked(Guid project) => db.Pairs.Where(p =>
            p.ProjectId == project && (p.Purpose == PairPurpose.Production || p.Purpose == PairPurpose.Gold) && !db.RoutedPairs.Any(r => r.PairId == p.Id));

        /// <summary>
        /// Those without an opinion of the provider. The digest of their content puts them into an order that has nothing
        /// to do with them: so the first hundred tell what the rest will cost.
        /// </summary>
        internal async Task<List<Guid>> StillToAsk(Guid project, string provider, CancellationToken stop) =>
            await db.ToBeAsked(project).Where(p => !db.Set<Opinions.Opinion>().Any(o => o.PairId == p.Id && o.Provider == provider))
                .OrderBy(p => p.ContentHash).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
    }
}
