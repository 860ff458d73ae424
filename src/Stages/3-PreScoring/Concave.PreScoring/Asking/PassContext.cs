using Concave.Data.Context;
using Concave.Kernel;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>Everything one turn of a pass works with.</summary>
internal sealed class PassContext(FirstPass pass, PassStep step, AskJudge judge, JudgePrompt prompt, Budget budget) : IDisposable
{
    private readonly Lock turn = new();

    internal FirstPass Pass => pass;
    internal PassStep Step => step;
    internal AskJudge Judge => judge;
    internal JudgePrompt Prompt => prompt;
    internal Budget Budget => budget;

    /// <summary>Answers kept in this turn.</summary>
    internal int Kept { get; private set; }

    /// <summary>Pairs left for another turn, because no answer came to them.</summary>
    internal int Left { get; private set; }

    /// <summary>Why nothing can be asked until a person does something; null while it can.</summary>
    internal string? Barred { get; private set; }

    /// <summary>What the provider failed with since it last answered; null when it answers.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>True when no further pair is to be begun in this turn.</summary>
    internal bool IsOver => Barred is not null || budget.IsTight;

    internal void CountKept() => Note(() => (Kept, Trouble) = (Kept + 1, null));

    internal void CountLeft() => Note(() => Left++);

    internal void Bar(string why) => Note(() => Barred ??= why);

    internal void Failed(string why) => Note(() => Trouble = why);

    public void Dispose() => judge.Dispose();

    private void Note(Action change)
    {
        lock (turn)
            change();
    }
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
