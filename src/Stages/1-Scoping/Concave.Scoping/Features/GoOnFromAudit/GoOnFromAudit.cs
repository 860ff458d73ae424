using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>What became of an audit's pairs.</summary>
/// <param name="Production">Pairs that are to be judged from now on; those that experts were shown are not among them.</param>
/// <param name="Calibration">Pairs that became calibration material.</param>
/// <param name="DraftId">The draft with its brief filled in; null when the project had one already.</param>
public sealed record FromAudit(int Production, int Calibration, Guid? DraftId);

/// <summary>
/// Turns an audit into a project that produces [M3], in one step and in the same project: labelled pairs that no expert was
/// shown become production pairs, a first draft has its brief filled in, and, only where the client's recorded word allows
/// it, pairs on which both experts agree become calibration material. A second time adds what is missing.
/// </summary>
public sealed class GoOnFromAudit(Store store, ContentVault vault, DraftGuidelines draft, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <param name="ProjectId">The project that holds the audited pairs.</param>
    /// <param name="Calibration">True to use pairs on which both experts agree as calibration material.</param>
    public sealed record Request(Guid ProjectId, bool Calibration);

    public async Task<Result<FromAudit>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var plan = await Plan(request, actor, stop);
        if (plan.Failed)
            return plan.Problem;
        var production = await Copy(plan.Value.Production, PairPurpose.Production, request.ProjectId, plan.Value.Answers, stop);
        var calibration = await Copy(plan.Value.Calibration, PairPurpose.Calibration, request.ProjectId, plan.Value.Answers, stop);
        await Note(request.ProjectId, production, calibration, actor, stop);
        if (plan.Value.Brief is not { } brief)
            return new FromAudit(production, calibration, DraftId: null);
        return (await draft.Handle(new(request.ProjectId, brief), actor, stop)).Then<FromAudit>(drafted => new FromAudit(production, calibration, drafted.DraftId));
    }

    private sealed record Planned(IReadOnlyList<Guid> Production, IReadOnlyList<Guid> Calibration, IReadOnlyDictionary<Guid, Choice> Answers, GuidelinesDocument? Brief);

    private async Task<Result<Planned>> Plan(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var pairs = await db.Pairs.Where(p => p.ProjectId == request.ProjectId && p.Purpose == PairPurpose.Audit).OrderBy(p => p.Id)
            .Select(p => new AuditedPair(p.Id, p.Domain, p.Language)).ToListAsync(stop);
        if (pairs.Count == 0)
            return FromAuditErrors.NoPairs;
        var judged = await db.QualificationAnswers.Where(a => a.ProjectId == request.ProjectId && a.Purpose == PairPurpose.Audit)
            .Select(a => new { a.PairId, a.Choice, a.Truth }).ToListAsync(stop);
        if (request.Calibration && await db.MaterialAgreed(request.ProjectId, stop) is not true)
            return FromAuditErrors.NotAgreed;
        if (request.Calibration && judged.Count == 0)
            return FromAuditErrors.NotJudged;
        var agreed = judged.GroupBy(a => a.PairId).Where(g => g.Count() > 1 && g.All(a => a.Choice == g.First().Choice && a.Choice != Choice.CannotJudge)).ToDictionary(g => g.Key, g => g.First().Choice);
        var shown = judged.Select(a => a.PairId).ToHashSet();
        var contradicted = judged.Where(a => agreed.ContainsKey(a.PairId)).DistinctBy(a => a.PairId).Count(a => agreed[a.PairId] != a.Truth);
        var drafted = await db.GuidelinesDrafts.AnyAsync(d => d.ProjectId == request.ProjectId, stop);
        return new Planned(
            [.. pairs.Where(p => !shown.Contains(p.Id)).Select(p => p.Id)], request.Calibration ? [.. agreed.Keys.Order()] : [], agreed,
            drafted ? null : AuditedBrief.Guidelines(project.Value.Title, pairs, contradicted, agreed.Count));
    }

    private async Task<int> Copy(IReadOnlyList<Guid> pairs, PairPurpose purpose, Guid project, IReadOnlyDictionary<Guid, Choice> answers, CancellationToken stop)
    {
        var added = 0;
        foreach (var chunk in pairs.Chunk(Chunk))
        {
            var copies = await Copies(chunk, purpose, project, stop);
            await store.Write<Done>(async db =>
            {
                await db.InsertAll(copies.Select(c => c.Copy), stop);
                if (purpose == PairPurpose.Calibration)
                    await db.InsertAll(await Task.WhenAll(copies.Select(async c => await Answer(c.Copy, answers[c.Of], stop))), stop);
                return default(Done);
            }, stop);
            added += copies.Count;
        }

        return added;
    }

    private async Task<List<(Guid Of, Pair Copy)>> Copies(Guid[] chunk, PairPurpose purpose, Guid project, CancellationToken stop)
    {
        await using var db = store.Read();
        var there = db.Pairs.Where(p => p.ProjectId == project && p.Purpose == purpose).Select(p => p.ExternalId);
        var rows = await db.Pairs.Where(p => EF.Parameter(chunk).Contains(p.Id) && !there.Contains(p.ExternalId)).OrderBy(p => p.Id).ToListAsync(stop);
        List<(Guid, Pair)> copies = [];
        foreach (var row in rows)
        {
            var record = await vault.Open<PairRecord>(project, row.Content, stop) with { Pair = clock.NewId(), Purpose = purpose };
            copies.Add((row.Id, row with { Id = record.Pair, Purpose = purpose, Content = await vault.Close(project, record, stop), ImportedAt = clock.GetUtcNow() }));
        }

        return copies;
    }

    private async Task<VerifiedAnswer> Answer(Pair pair, Choice truth, CancellationToken stop) => new()
    {
        PairId = pair.Id,
        ProjectId = pair.ProjectId,
        Truth = truth,
        Why = await vault.CloseBytes(pair.ProjectId, "Two experts judged it in the audit, blind and each alone, and said the same."u8.ToArray(), stop),
        VerifiedAt = pair.ImportedAt,
    };

    private Task<Result<Done>> Note(Guid project, int production, int calibration, Actor actor, CancellationToken stop) => store.Write<Done>(db =>
    {
        if (production + calibration > 0)
        {
            var id = clock.NewId();
            db.Enter(project, Guid.Empty, ScopingLedger.FromAudit, id, new FromAuditRecord(id, production, calibration, actor.Id, RecordJson.Stamp(clock.GetUtcNow())), clock);
        }

        return Task.FromResult<Result<Done>>(default(Done));
    }, stop);
}

/// <summary>What the ledger entry covers.</summary>
internal sealed record FromAuditRecord(Guid Act, int Production, int Calibration, Guid By, DateTimeOffset At);

/// <summary>What a brief needs to know of an audited pair.</summary>
internal sealed record AuditedPair(Guid Id, string Domain, string Language);

/// <summary>What an audit already says of the brief. The rest is for lead and client to write: the draft lists it as faults.</summary>
internal static class AuditedBrief
{
    internal static GuidelinesDocument Guidelines(string title, IReadOnlyCollection<AuditedPair> pairs, int contradicted, int agreed) => new(
        new()
        {
            Title = title,
            Purpose = "",
            TargetUsers = "",
            KnownFailureModes = agreed == 0 ? [] : [FormattableString.Invariant($"Labels before: two experts agree on {agreed} audited pairs, and the label is another in {contradicted} of them.")],
            Domains = [.. pairs.Select(p => p.Domain).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Tier = 1,
            Languages = [.. pairs.Select(p => p.Language).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Volume = pairs.Count,
            Responses = ResponseSource.Client,
        },
        new([]),
        QualityPlan.HouseStandard);
}
