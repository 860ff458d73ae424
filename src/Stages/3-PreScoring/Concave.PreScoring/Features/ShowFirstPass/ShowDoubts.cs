using System.Text;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.ShowFirstPass;

/// <summary>A pair whose opinion may not be relied on.</summary>
/// <param name="PairId">The pair.</param>
/// <param name="ExternalId">The client's id of it.</param>
/// <param name="State">Why.</param>
/// <param name="Signs">What was seen, for a suspicious one: <c>a:addresses-judge</c>, <c>judge:moved</c>.</param>
/// <param name="Faults">What was wrong with its answers.</param>
/// <param name="Reason">What the judge wrote, "" for nothing. A model wrote it after reading hostile text.</param>
public sealed record DoubtView(Guid PairId, string ExternalId, OpinionState State, IReadOnlyList<string> Signs, IReadOnlyList<string> Faults, string Reason);

/// <summary>What the page of doubts shows.</summary>
/// <param name="PassId">The pass.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="Provider">Whose opinions they are.</param>
/// <param name="Count">All of them.</param>
/// <param name="Doubts">The first two hundred, suspicious ones first.</param>
public sealed record DoubtsView(Guid PassId, Guid ProjectId, string Provider, int Count, IReadOnlyList<DoubtView> Doubts);

/// <summary>The opinions of a pass that are not sound, for leads: annotators never learn why a pair came to them.</summary>
public sealed class ShowDoubts(Store store, ContentVault vault)
{
    private const int Shown = 200;

    public sealed record Request(Guid PassId, Guid? ProjectId = null);

    public async Task<Result<DoubtsView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var pass = await db.FirstPasses.SingleOrDefaultAsync(p => p.Id == request.PassId, stop);
        if (pass is null || (request.ProjectId is { } project && project != pass.ProjectId))
            return PassErrors.PassUnknown;
        var doubtful = db.Opinions.Where(o => o.ProjectId == pass.ProjectId && o.Provider == pass.Provider && o.State != OpinionState.Sound);
        var rows = await doubtful.OrderBy(o => o.State == OpinionState.Suspicious ? 0 : 1).ThenBy(o => o.Id).Take(Shown)
            .Join(db.Pairs, o => o.PairId, p => p.Id, (o, p) => new { o.PairId, p.ExternalId, o.State, o.Signs, o.Reason }).ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.PairId);
        var faults = (await db.JudgeAnswers.Where(a => ids.Contains(a.PairId) && a.Provider == pass.Provider && a.Fault != "")
            .Select(a => new { a.PairId, a.Fault }).ToListAsync(stop)).ToLookup(a => a.PairId, a => a.Fault);
        List<DoubtView> doubts = new(rows.Count);
        foreach (var row in rows.OrderByDescending(r => r.State == OpinionState.Suspicious))
        {
            var reason = Encoding.UTF8.GetString(await vault.OpenBytes(pass.ProjectId, row.Reason, stop));
            doubts.Add(new(row.PairId, row.ExternalId, row.State, row.Signs.Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. faults[row.PairId].Distinct(StringComparer.Ordinal)], reason));
        }

        return new DoubtsView(pass.Id, pass.ProjectId, pass.Provider, await doubtful.CountAsync(stop), doubts);
    }
}
