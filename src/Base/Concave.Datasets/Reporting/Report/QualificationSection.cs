namespace Concave.Datasets.Reporting;

/// <summary>What made the people of this batch fit to judge.</summary>
/// <param name="Calibration">The last attempt of everybody who judged in the current round and has one, ordered by pseudonym.</param>
/// <param name="Pilot">Pooled κ of the pilot; null when no pilot answer is on record.</param>
public sealed record QualificationSection(IReadOnlyList<CalibrationAttempt> Calibration, AgreementFigure? Pilot)
{
    internal static QualificationSection Of(BatchView batch)
    {
        var pilot = PilotGate.First(batch.Records.PilotAnswers);
        return new(
            [.. batch.Work.Annotators.Select(a => CalibrationAttempt.Last(a, batch.Records.CalibrationAnswers)).Where(a => a.Answers > 0)],
            pilot.Count == 0 ? null : PilotGate.Figure(pilot));
    }
}
