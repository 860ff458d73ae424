namespace Concave.Datasets.Reporting;

/// <summary>A label that the tier 3 team overturned.</summary>
public sealed record OverturnedRow(Guid Pair, string ExternalId, string Reason, string Note, string By, DateTimeOffset At);

/// <summary>What the tier 3 team found in the current round.</summary>
/// <param name="Sample">Drawn checks that confirmed the label, among all drawn checks: an estimate of label accuracy.</param>
/// <param name="Escalated">The same of escalated checks: picked for trouble, so no estimate of anything else.</param>
public sealed record SpotCheckSection(ShareFigure Sample, ShareFigure Escalated, IReadOnlyList<OverturnedRow> Overturned)
{
    internal static SpotCheckSection Of(BatchView batch)
    {
        var checks = batch.Records.SpotChecks.Where(c => c.Round == batch.Current.Number).OrderBy(c => c.At).ThenBy(c => c.SpotCheck).ToList();
        return new(
            ShareFigure.Of([.. checks.Where(c => c.Reason == SpotCheckGate.Sample)], c => c.Confirmed),
            ShareFigure.Of([.. checks.Where(c => c.Reason != SpotCheckGate.Sample)], c => c.Confirmed),
            [.. checks.Where(c => !c.Confirmed).Select(c => new OverturnedRow(c.Pair, batch.ExternalId(c.Pair), c.Reason, c.Note, c.By, c.At))]);
    }
}
