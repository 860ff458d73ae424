using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Somebody qualified for a project.</summary>
/// <param name="Pseudonym">The name the client knows.</param>
/// <param name="Name">Who it is; null for the client.</param>
/// <param name="Profile">Domains, languages and kinds of credentials, as the client may see them.</param>
/// <param name="EndedWhy">Why no more tasks are handed out; null while they are, and for the client.</param>
public sealed record SeatView(
    string Pseudonym, string? Name, AnnotatorRecord Profile, double? Kappa, double? Low, double? High, double Threshold, int Pairs,
    DateTimeOffset QualifiedAt, DateTimeOffset? EndedAt, string? EndedWhy);

/// <summary>A pilot that proved agreement [S5].</summary>
public sealed record ProofView(int Pilot, double Kappa, double? Low, double? High, double Threshold, int Pairs, int Annotators, DateTimeOffset ProvenAt);

/// <summary>Somebody who did not pass an attempt; for the lead.</summary>
public sealed record FailedAttemptView(string Name, int Attempt, double? Kappa, double? Low, double? High, DateTimeOffset EndedAt);

/// <summary>The panel of a project.</summary>
/// <param name="Failed">Attempts that did not pass; empty for the client.</param>
/// <param name="Alerts">Broken terms; empty for the client.</param>
public sealed record PanelView(
    IReadOnlyList<SeatView> Seats, IReadOnlyList<ProofView> Proofs, IReadOnlyList<FailedAttemptView> Failed, IReadOnlyList<SlaAlertView> Alerts);

/// <summary>
/// Who works on a project and how that was proven: the lead with names, the client by pseudonym, so that nothing on
/// their page says who somebody is.
/// </summary>
public sealed class ViewPanel(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The panel; project-not-found when there is none for this actor.</returns>
    public async Task<Result<PanelView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var named = actor.Has(Roles.Lead);
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId && (named || p.ClientId == actor.ClientId), stop))
            return Projects.ProjectErrors.NotFound;
        var experts = named ? await db.AllExperts(only: null, stop) : [];
        var names = experts.ToDictionary(e => e.Profile.AnnotatorId, e => e.Profile.DisplayName);
        return new PanelView(
            await Seats(db, request.ProjectId, names, stop),
            await Proofs(db, request.ProjectId, stop),
            named ? await Failed(db, request.ProjectId, names, stop) : [],
            named ? SlaAlerts.Of(await db.SlaAlerts.Where(a => a.ProjectId == request.ProjectId).ToListAsync(stop), experts).Alerts : []);
    }

    private async Task<IReadOnlyList<SeatView>> Seats(ConcaveDb db, Guid project, Dictionary<Guid, string> names, CancellationToken stop)
    {
        var seats = await (
            from seat in db.QualifiedAnnotators
            where seat.ProjectId == project
            join found in db.QualificationEnds on seat.Id equals found.QualificationId into ends
            from end in ends.DefaultIfEmpty()
            orderby seat.Pseudonym, seat.QualifiedAt
            select new { Seat = seat, End = end }).ToListAsync(stop);
        List<SeatView> views = [];
        foreach (var seat in seats)
        {
            // The reason of an end may name the person: it is the lead's own sentence, and for leads alone.
            var reason = seat.End is not null && names.ContainsKey(seat.Seat.AnnotatorId) ? await vault.OpenText(project, seat.End.Reason, stop) : null;
            views.Add(Seat(seat.Seat, seat.End?.EndedAt, reason, names));
        }

        return views;
    }

    private static SeatView Seat(QualifiedAnnotator seat, DateTimeOffset? endedAt, string? reason, Dictionary<Guid, string> names)
    {
        var name = names.GetValueOrDefault(seat.AnnotatorId);
        return new(
            seat.Pseudonym, name, JsonSerializer.Deserialize<AnnotatorRecord>(seat.Profile, RecordJson.Options)!, seat.Kappa, seat.KappaLow, seat.KappaHigh,
            seat.Threshold, seat.Pairs, seat.QualifiedAt, endedAt, reason);
    }

    private static async Task<IReadOnlyList<ProofView>> Proofs(ConcaveDb db, Guid project, CancellationToken stop) =>
        await db.ProvenAgreements.Where(p => p.ProjectId == project).OrderByDescending(p => p.ProvenAt)
            .Select(p => new ProofView(p.Pilot, p.Kappa, p.KappaLow, p.KappaHigh, p.Threshold, p.Pairs, p.Annotators, p.ProvenAt)).ToListAsync(stop);

    private static async Task<IReadOnlyList<FailedAttemptView>> Failed(ConcaveDb db, Guid project, Dictionary<Guid, string> names, CancellationToken stop)
    {
        var failed = await db.Exercises.Where(e => e.ProjectId == project && e.Purpose == PairPurpose.Calibration)
            .Join(db.AttemptEnds.Where(end => !end.Passed), e => e.Id, end => end.ExerciseId, (e, end) => new { e.AnnotatorId, e.Number, end.Kappa, end.KappaLow, end.KappaHigh, end.EndedAt })
            .OrderByDescending(e => e.EndedAt).ToListAsync(stop);
        return failed.ConvertAll(f => new FailedAttemptView(names.GetValueOrDefault(f.AnnotatorId, ""), f.Number, f.Kappa, f.KappaLow, f.KappaHigh, f.EndedAt));
    }
}
