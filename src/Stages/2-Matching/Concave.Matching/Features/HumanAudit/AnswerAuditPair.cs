using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>The next unanswered pair of one's own part of the audit, blind: neither the label nor the other expert's answer is shown.</summary>
public sealed class NextAuditPair(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<ExerciseTaskView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        await using var db = store.Read();
        var part = await HumanAuditSeat.Own(db, request.ProjectId, actor.Id, stop);
        return part.Failed ? part.Problem : await ShowNext.Next(db, vault, part.Value.Part, stop);
    }
}

/// <summary>Takes one blind answer. With the last one of both experts the audit ends, and its answers are on record.</summary>
public sealed class AnswerAuditPair(Store store, TimeProvider clock)
{
    /// <summary>Subject: the audit's id. Digest: over the answers, as of a pilot.</summary>
    internal const string Ledger = "human_audit";

    public sealed record Request(Guid ProjectId, Guid TaskId, SideChoice Choice);

    public async Task<Result<PilotProgress>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        return await store.Write<PilotProgress>(async db =>
        {
            await Exclusive.Lock(db, "human-audit", request.ProjectId, stop);
            var own = await HumanAuditSeat.Own(db, request.ProjectId, actor.Id, stop);
            if (own.Failed)
                return own.Problem;
            var (audit, part) = own.Value;
            if (AnswerRules.Refuse(request.Choice, OpenExercise.PlanOf(part)) is { } notAllowed)
                return notAllowed;
            var answers = await db.Keep(part, request.TaskId, request.Choice, clock, stop);
            if (answers.Failed)
                return answers.Problem;
            if (answers.Value.Length == part.Pairs)
                await Close(db, audit, part, answers.Value, stop);
            return new PilotProgress(answers.Value.Length, part.Pairs);
        }, stop);
    }

    private async Task Close(ConcaveDb db, HumanAudit audit, Exercise part, Answered[] own, CancellationToken stop)
    {
        var parts = await db.PartsOf(audit, stop);
        var others = await db.AnswersOf([.. parts.Where(p => p.Id != part.Id).Select(p => p.Id)], stop);
        if (own.Length + others.Count < parts.Sum(p => p.Pairs) || await db.HumanAuditEnds.AnyAsync(e => e.AuditId == audit.Id, stop))
            return;
        var of = parts.ToDictionary(p => p.Id);
        List<(Exercise Part, Answered Answer)> all = [.. own.Select(a => (part, a)), .. others.Select(o => (of[o.Exercise], o.Answer))];
        var pairs = all.Select(a => a.Answer.Pair).Distinct().ToList();
        var labels = await db.VerifiedAnswers.Where(v => pairs.Contains(v.PairId)).ToDictionaryAsync(v => v.PairId, v => v.Truth, stop);
        db.AddRange(all.Select(a => OnRecord(a.Part, a.Answer, labels[a.Answer.Pair])));
        db.Add(new HumanAuditEnd { AuditId = audit.Id, EndedAt = RecordJson.Stamp(clock.GetUtcNow()) });
        db.EnterDigest(audit.ProjectId, Guid.Empty, Ledger, audit.Id, RecordDigests.Pilot(all.Select(a => new PilotAnswerRecord(a.Part.Pseudonym, a.Answer.Pair, a.Answer.Choice, a.Answer.At))), clock);
    }

    private QualificationAnswer OnRecord(Exercise part, Answered answer, Choice label) => new()
    {
        Id = clock.NewId(),
        ProjectId = part.ProjectId,
        AnnotatorId = part.AnnotatorId,
        Pseudonym = part.Pseudonym,
        Purpose = PairPurpose.Audit,
        Attempt = part.Number,
        PairId = answer.Pair,
        Truth = label,
        Choice = answer.Choice,
        AnsweredAt = answer.At,
    };
}

/// <summary>An expert's part of the newest audit of a project.</summary>
internal static class HumanAuditSeat
{
    internal static async Task<Result<(HumanAudit Audit, Exercise Part)>> Own(ConcaveDb db, Guid project, Guid expert, CancellationToken stop)
    {
        if (await db.LastAudit(project, stop) is not { } audit)
            return HumanAuditErrors.NotYours;
        return (await db.PartsOf(audit, stop)).SingleOrDefault(p => p.AnnotatorId == expert) is { } part ? (audit, part) : HumanAuditErrors.NotYours;
    }
}
