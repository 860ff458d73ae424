using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// The end of an attempt: every answer goes on record and its digest into the ledger, passed or not; a qualification
/// follows when κ reaches the plan's. The figure is the one the delivery's report prints.
/// </summary>
internal static class AttemptClosing
{
    internal static async Task<AttemptEnd> CloseAttempt(
        this ConcaveDb db, Exercise attempt, IReadOnlyList<Answered> answers, TimeProvider clock, CancellationToken stop)
    {
        var pairs = answers.Select(a => a.Pair).ToList();
        var truths = await db.VerifiedAnswers.Where(v => pairs.Contains(v.PairId)).ToDictionaryAsync(v => v.PairId, v => v.Truth, stop);
        List<CalibrationAnswerRecord> records =
            [.. answers.Select(a => new CalibrationAnswerRecord(attempt.Pseudonym, attempt.Number, a.Pair, truths[a.Pair], a.Choice, a.At))];
        var figures = CalibrationAttempt.Of(attempt.Pseudonym, attempt.Number, records);
        var end = new AttemptEnd
        {
            ExerciseId = attempt.Id,
            Kappa = figures.Figure.Kappa,
            KappaLow = figures.Figure.Low95,
            KappaHigh = figures.Figure.High95,
            Passed = figures.Passes(OpenExercise.PlanOf(attempt)),
            EndedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        db.Add(end);
        db.AddRange(records.Select(r => OnRecord(attempt, r, clock)));
        db.EnterDigest(attempt.ProjectId, Guid.Empty, LedgerKinds.Qualification, attempt.Id, RecordDigests.Calibration(records), clock);
        if (end.Passed)
            db.Add(await Qualification(db, attempt, end, clock, stop));
        return end;
    }

    private static QualificationAnswer OnRecord(Exercise attempt, CalibrationAnswerRecord record, TimeProvider clock) => new()
    {
        Id = clock.NewId(),
        ProjectId = attempt.ProjectId,
        AnnotatorId = attempt.AnnotatorId,
        Pseudonym = record.Annotator,
        Purpose = PairPurpose.Calibration,
        Attempt = record.Attempt,
        PairId = record.Pair,
        Truth = record.Truth,
        Choice = record.Choice,
        AnsweredAt = record.AnsweredAt,
    };

    private static async Task<QualifiedAnnotator> Qualification(
        ConcaveDb db, Exercise attempt, AttemptEnd end, TimeProvider clock, CancellationToken stop)
    {
        var expert = await db.FindExpert(attempt.AnnotatorId, stop)
            ?? throw new InvalidDataException($"Annotator {attempt.AnnotatorId} was invited but has no profile.");
        return new()
        {
            Id = clock.NewId(),
            ProjectId = attempt.ProjectId,
            AnnotatorId = attempt.AnnotatorId,
            Pseudonym = attempt.Pseudonym,
            Basis = QualificationBasis.Calibration,
            Attempt = attempt.Number,
            Kappa = end.Kappa,
            KappaLow = end.KappaLow,
            KappaHigh = end.KappaHigh,
            Threshold = OpenExercise.PlanOf(attempt).CalibrationKappa,
            Pairs = attempt.Pairs,
            Profile = expert.Shown(attempt.Pseudonym),
            QualifiedAt = end.EndedAt,
        };
    }
}
