using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;

namespace Concave.Matching;

/// <summary>Puts a pilot on record: answers, ledger, figure, and the proof when the gate is reached.</summary>
internal static class PilotClosing
{
    internal static PilotEnd ClosePilot(
        this ConcaveDb db, Pilot pilot, IReadOnlyList<Exercise> parts, IReadOnlyList<(Guid Exercise, Answered Answer)> answers, TimeProvider clock)
    {
        var of = parts.ToDictionary(p => p.Id);
        List<PilotAnswerRecord> records =
            [.. answers.Select(a => new PilotAnswerRecord(of[a.Exercise].Pseudonym, a.Answer.Pair, a.Answer.Choice, a.Answer.At))];
        var gate = PilotGate.Of(records, OpenExercise.PlanOf(parts[0]));
        var end = new PilotEnd
        {
            PilotId = pilot.Id,
            Kappa = gate.Value,
            KappaLow = gate.Low,
            KappaHigh = gate.High,
            Threshold = gate.Threshold,
            Pairs = gate.N,
            Annotators = records.DistinctBy(r => r.Annotator, StringComparer.Ordinal).Count(),
            Proven = gate.Outcome == GateOutcome.Passed,
            Note = gate.Note,
            EndedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        db.Add(end);
        db.AddRange(answers.Select(a => OnRecord(of[a.Exercise], a.Answer, clock)));
        db.EnterDigest(pilot.ProjectId, Guid.Empty, LedgerKinds.Pilot, pilot.Id, RecordDigests.Pilot(records), clock);
        if (end.Proven)
            db.Add(Proof(pilot, end));
        return end;
    }

    private static QualificationAnswer OnRecord(Exercise part, Answered answer, TimeProvider clock) => new()
    {
        Id = clock.NewId(),
        ProjectId = part.ProjectId,
        AnnotatorId = part.AnnotatorId,
        Pseudonym = part.Pseudonym,
        Purpose = PairPurpose.Pilot,
        Attempt = part.Number,
        PairId = answer.Pair,
        Truth = Choice.CannotJudge,
        Choice = answer.Choice,
        AnsweredAt = answer.At,
    };

    private static ProvenAgreement Proof(Pilot pilot, PilotEnd end) => new()
    {
        Id = pilot.Id,
        ProjectId = pilot.ProjectId,
        GuidelinesId = pilot.GuidelinesId,
        Pilot = pilot.Number,
        Kappa = end.Kappa ?? throw new InvalidDataException("A pilot without κ proves nothing."),
        KappaLow = end.KappaLow,
        KappaHigh = end.KappaHigh,
        Threshold = end.Threshold,
        Pairs = end.Pairs,
        Annotators = end.Annotators,
        ProvenAt = end.EndedAt,
    };
}
