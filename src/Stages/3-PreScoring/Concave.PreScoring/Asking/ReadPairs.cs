using System.Runtime.CompilerServices;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>A pair, read, and the answers on it that are kept already.</summary>
internal sealed record PairToAsk(PairRecord Pair, IReadOnlyList<KnownAnswer> Known);

/// <summary>Reads pairs of a pass, a portion at a time.</summary>
internal sealed class ReadPairs(Store store, ContentVault vault)
{
    internal const int Portion = 64;

    /// <summary>Every pair without an opinion.</summary>
    internal async IAsyncEnumerable<PairToAsk> Pending(PassContext context, [EnumeratorCancellation] CancellationToken stop)
    {
        List<Guid> pending;
        await using (var db = store.Read())
            pending = await db.StillToAsk(context.Pass.ProjectId, context.Pass.Provider, stop);
        foreach (var portion in pending.Chunk(Portion))
        {
            foreach (var pair in await These(context, portion, stop))
                yield return pair;
        }
    }

    /// <summary>Certain pairs.</summary>
    internal async Task<List<PairToAsk>> These(PassContext context, Guid[] portion, CancellationToken stop)
    {
        await using var db = store.Read();
        var contents = await db.Pairs.Where(p => portion.Contains(p.Id)).OrderBy(p => p.ContentHash).Select(p => p.Content).ToListAsync(stop);
        var answers = (await db.JudgeAnswers.Where(a => portion.Contains(a.PairId) && a.Provider == context.Pass.Provider)
            .Select(a => new { a.PairId, Known = new KnownAnswer(a.Question, a.Try, a.Kind, a.Choice, a.Confidence, a.InjectionSuspected) }).ToListAsync(stop)).ToLookup(a => a.PairId, a => a.Known);
        List<PairToAsk> pairs = new(contents.Count);
        foreach (var content in contents)
        {
            var pair = await vault.Open<PairRecord>(context.Pass.ProjectId, content, stop);
            pairs.Add(new(pair, [.. answers[pair.Pair]]));
        }

        return pairs;
    }
}
