using System.Globalization;
using System.Security.Cryptography;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Has two experts judge the client's labelled pairs anew, blind and each alone [M3]: fifty of them, drawn by chance, within
/// five working days. It needs no guidelines: the experts say which response is better, as the client's annotators did. The
/// same two asked again get the audit that is under way.
/// </summary>
public sealed class StartHumanAudit(Store store, ContentVault vault, TimeProvider clock)
{
    /// <summary>Working days within which it is promised.</summary>
    public const int Days = 5;

    private const int Pairs = 50;
    private const int Least = 20;

    /// <param name="ProjectId">The project that holds the pairs.</param>
    /// <param name="First">One expert.</param>
    /// <param name="Second">The other one.</param>
    public sealed record Request(Guid ProjectId, Guid First, Guid Second);

    public async Task<Result<HumanAuditStarted>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        if (request.First == request.Second || request.First == Guid.Empty || request.Second == Guid.Empty)
            return HumanAuditErrors.NotTwo;
        await using (var db = store.Read())
        {
            if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
                return Projects.ProjectErrors.NotFound;
        }

        var seed = RandomNumberGenerator.GetBytes(32);
        var closed = await vault.CloseBytes(request.ProjectId, seed, stop);
        return await store.Write<HumanAuditStarted>(db => Begin(db, request, actor.Id, (seed, closed), stop), stop);
    }

    private async Task<Result<HumanAuditStarted>> Begin(ConcaveDb db, Request request, Guid by, (byte[] Open, byte[] Closed) seed, CancellationToken stop)
    {
        await Exclusive.Lock(db, "human-audit", request.ProjectId, stop);
        var experts = await Experts(db, request, stop);
        if (experts.Failed)
            return experts.Problem;
        var before = await db.LastAudit(request.ProjectId, stop);
        if (before is not null && await IsUnderWay(db, before, request, stop))
            return new HumanAuditStarted(before.Id, before.Pairs, before.Due);
        var drawn = await Draw(db, request, experts.Value, seed.Open, stop);
        if (drawn.Failed)
            return drawn.Problem;
        var now = clock.GetUtcNow();
        HumanAudit audit = new()
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            Number = (before?.Number ?? 0) + 1,
            Pairs = drawn.Value.Count,
            DueOn = WorkingDays.After(DateOnly.FromDateTime(now.UtcDateTime), Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            StartedBy = by,
            StartedAt = now,
        };
        db.Add(audit);
        for (var i = 0; i < experts.Value.Count; i++)
            LayOut(db, audit, experts.Value[i], $"expert {i + 1}", seed, drawn.Value);
        return new HumanAuditStarted(audit.Id, audit.Pairs, audit.Due);
    }

    private static async Task<Result<IReadOnlyList<Expert>>> Experts(ConcaveDb db, Request request, CancellationToken stop)
    {
        var simulated = await db.Projects.Where(p => p.Id == request.ProjectId).Select(p => p.Simulated).SingleAsync(stop);
        List<Expert> experts = [];
        foreach (var (id, where) in new[] { (request.First, "first"), (request.Second, "second") })
        {
            if (await db.FindExpert(id, stop) is not { } expert)
                return Projects.ProjectErrors.AnnotatorNotFound;
            if (expert.Domains.Count == 0)
                return HumanAuditErrors.NotAnExpert(expert.Profile.DisplayName, where);
            if (expert.Profile.Simulated && !simulated)
                return HumanAuditErrors.AProgram(expert.Profile.DisplayName, where);
            experts.Add(expert);
        }

        return experts;
    }

    private static async Task<bool> IsUnderWay(ConcaveDb db, HumanAudit audit, Request request, CancellationToken stop) =>
        !await db.HumanAuditEnds.AnyAsync(e => e.AuditId == audit.Id, stop)
        && (await db.PartsOf(audit, stop)).All(p => p.AnnotatorId == request.First || p.AnnotatorId == request.Second);

    private static async Task<Result<IReadOnlyList<UnseenPair>>> Draw(ConcaveDb db, Request request, IReadOnlyList<Expert> experts, byte[] seed, CancellationToken stop)
    {
        IReadOnlyList<string>[] languages = [.. experts.Select(e => e.Languages)];
        var unseen = (await db.AuditPairs(request.ProjectId, [request.First, request.Second], stop)).Where(p => languages.All(p.IsReadBy)).ToList();
        var left = unseen.DistinctBy(p => p.ContentHash, StringComparer.Ordinal).Count();
        if (left < Least)
            return HumanAuditErrors.TooFew(Least, left);
        return ExerciseDraw.Pilot(seed, unseen, languages, languages.Length, Math.Min(Pairs, left))!.ToArray();
    }

    private void LayOut(ConcaveDb db, HumanAudit audit, Expert expert, string pseudonym, (byte[] Open, byte[] Closed) seed, IReadOnlyList<UnseenPair> pairs)
    {
        Exercise part = new()
        {
            Id = clock.NewId(),
            ProjectId = audit.ProjectId,
            AnnotatorId = expert.Profile.AnnotatorId,
            Pseudonym = pseudonym,
            Purpose = PairPurpose.Audit,
            Number = audit.Number,
            Plan = OpenExercise.Keep(QualityPlan.HouseStandard),
            Pairs = pairs.Count,
            Seed = seed.Closed,
            StartedAt = audit.StartedAt,
        };
        db.Open(part, seed.Open, ExerciseDraw.Order(seed.Open, $"order|{pseudonym}", pairs), clock);
    }
}

/// <summary>An audit under way.</summary>
/// <param name="AuditId">Its id.</param>
/// <param name="Pairs">Pairs that each expert judges.</param>
/// <param name="Due">The working day by whose end it is promised.</param>
public sealed record HumanAuditStarted(Guid AuditId, int Pairs, DateOnly Due);
