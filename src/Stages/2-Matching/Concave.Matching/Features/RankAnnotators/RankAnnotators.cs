using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Concave.Matching.Projects;

namespace Concave.Matching;

/// <summary>Everybody on the panel against one project: the matched first, best first, and for each the reasons [C1].</summary>
public sealed class RankAnnotators(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<Ranking>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var read = await GuidelinesInForce.Read(store, vault, request.ProjectId, stop);
        if (read.Failed)
            return read.Problem;
        await using var db = store.Read();
        var past = await db.PastWork(request.ProjectId, stop);
        List<Match> matches = [.. (await db.AllExperts(only: null, stop)).Select(expert => MatchingRules.Match(
            Needs.Of(read.Value), Candidate.Of(expert, past.GetValueOrDefault(expert.Profile.AnnotatorId, PastWork.None))))];
        return MatchingRules.Rank(matches);
    }
}
