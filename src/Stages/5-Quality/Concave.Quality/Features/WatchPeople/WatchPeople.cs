using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Quality.Tier1.Habits;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Something in a person's work that stands out from the panel's.</summary>
/// <param name="Habit">Its name, as in the flags it raises when the round is judged.</param>
/// <param name="Evidence">In figures that can be checked.</param>
/// <param name="Judgments">How many of their judgments it concerns.</param>
public sealed record StandingOut(string Habit, string Evidence, int Judgments);

/// <summary>One person's work in the current round of a batch.</summary>
/// <param name="AnnotatorId">Whom to name in a root cause.</param>
/// <param name="Pseudonym">The name the client knows.</param>
/// <param name="Judgments">Submitted so far, verified pairs among them.</param>
/// <param name="Gold">Verified pairs judged right, with Wilson's 95 % interval.</param>
/// <param name="Peers">Pairs on which the independent colleagues chose the same, with its interval.</param>
/// <param name="Left">Preferences for the response shown on the left; half is what a coin gives.</param>
/// <param name="Pass">Whether the verified pairs of the whole project bear out that they passed calibration; null for recorded work.</param>
/// <param name="SecondsMedian">Median focused seconds; null without times.</param>
/// <param name="StandsOut">Empty when nothing does.</param>
public sealed record PersonView(
    Guid AnnotatorId, string Pseudonym, int Judgments, ShareFigure Gold, ShareFigure Peers, ShareFigure Left, LivePass? Pass, double? SecondsMedian, IReadOnlyList<StandingOut> StandsOut);

/// <summary>
/// Who works how in a round that is still open: the same checks that tier 1 makes when it is judged, in time to talk to
/// somebody [A6]. Nothing is stored and nobody is stopped by it.
/// </summary>
public sealed class WatchPeople(Store store, ContentVault vault)
{
    /// <param name="BatchId">The batch.</param>
    /// <param name="ProjectId">The project whose page it is asked on; null when the batch alone says it.</param>
    public sealed record Request(Guid BatchId, Guid? ProjectId = null);

    /// <returns>Everybody who judged in the round, those who stand out first.</returns>
    public async Task<Result<IReadOnlyList<PersonView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await RoundGround.Of(db, vault, request.BatchId, stop) is not { } ground || (request.ProjectId ?? ground.ProjectId) != ground.ProjectId)
            return Errors.BatchUnknown;
        var reading = new RoundReading(db, vault, ground, stop);
        var judgments = await reading.Judgments();
        Dictionary<Guid, PairSize> sizes = [];
        await foreach (var (pair, words) in reading.Pairs(judgments.Select(j => j.Pair).Distinct()))
            sizes[pair.Pair] = PairSize.Of(pair, words);
        var panel = await RoundPanel.Of(reading, judgments, sizes);
        var found = AllHabits.Look(panel, ground.Plan).ToLookup(f => f.Person.Annotator, f => new StandingOut(f.Habit.Name, f.Finding.Evidence, f.Finding.Of(f.Person).Count()));
        var ids = await db.QualifiedAnnotators.Where(q => q.ProjectId == ground.ProjectId).Select(q => new { q.Pseudonym, q.AnnotatorId }).Distinct()
            .ToDictionaryAsync(q => q.Pseudonym, q => q.AnnotatorId, StringComparer.Ordinal, stop);
        var live = await db.LiveGold(ground.ProjectId, stop);
        LivePass? PassOf(Guid id) => ground.Plan.Recorded is null ? LivePass.Of(ground.Plan, live[id]) : null;
        return panel.People.Select(p => View(ids[p.Annotator], p, PassOf(ids[p.Annotator]), [.. found[p.Annotator]]))
            .OrderByDescending(p => p.StandsOut.Count).ThenBy(p => p.Pseudonym, StringComparer.Ordinal).ToArray();
    }

    private static PersonView View(Guid id, PersonWork person, LivePass? pass, IReadOnlyList<StandingOut> standsOut) => new(
        id, person.Annotator, person.Acts.Count,
        Share(Tally.Over(person.Acts, act => act.Right)), Share(Tally.Over(person.Acts, act => act.WithPeers)), Share(Tally.Over(person.Acts, act => act.TookLeft)), pass,
        Median([.. person.Acts.Select(a => a.Judgment.ActiveMs).Where(ms => ms > 0)]), standsOut);

    private static ShareFigure Share(Tally tally) => ShareFigure.Of(tally.Hits, tally.Of);

    private static double? Median(long[] ms)
    {
        Array.Sort(ms);
        return ms.Length == 0 ? null : (ms[ms.Length / 2] + ms[(ms.Length - 1) / 2]) / 2000.0;
    }
}
