using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One round of the batch: what it failed and why [Q5].</summary>
/// <param name="Failed">Gates failed. An earlier round stops when it is withheld, so only its measuring gates are listed, not reviews left undone.</param>
public sealed record ErrorLogRow(int Round, DateTimeOffset OpenedAt, int Judgments, IReadOnlyList<GateRecord> Failed, IReadOnlyList<CauseRow> RootCauses)
{
    private static readonly string[] Measuring = [GateNames.Calibration, GateNames.Pilot, GateNames.Agreement, GateNames.GoldAccuracy];

    internal static IReadOnlyList<ErrorLogRow> Of(BatchView batch) => [.. batch.Rounds.Select(round => new ErrorLogRow(
        round.Number,
        round.OpenedAt,
        batch.Records.Judgments.Count(j => j.Round == round.Number),
        [.. Gates.Evaluate(batch.InputOf(round)).Where(g =>
            g.Outcome == GateOutcome.Failed && (round.Number == batch.Current.Number || Measuring.Contains(g.Gate, StringComparer.Ordinal)))],
        [.. batch.Records.RootCauses.Where(c => c.Round == round.Number).OrderBy(c => c.At).ThenBy(c => c.RootCause)
            .Select(c => new CauseRow(c.Cause, c.Annotator, c.Note, c.At))]))];
}

/// <summary>A root cause as its finder wrote it.</summary>
/// <param name="Annotator">Pseudonym, or "" when nobody in particular.</param>
public sealed record CauseRow(string Cause, string Annotator, string Note, DateTimeOffset At);

/// <summary>One written resolution of a disagreement, with the first judgments it settled.</summary>
/// <param name="FirstChoices">First production judgments of the pair in that round, in order of submission.</param>
public sealed record ResolutionLogRow(
    int Round, Guid Pair, string ExternalId, ResolutionKind Kind, IReadOnlyList<Choice> FirstChoices, Choice Choice, string By, string Text, string Error,
    bool GuidelineGap, bool Escalated, DateTimeOffset At)
{
    internal static IReadOnlyList<ResolutionLogRow> Of(BatchView batch)
    {
        var said = batch.Rounds.ToDictionary(r => r.Number, r => FirstJudgments.ByPair(batch.Records.Judgments, r.Number, PairPurpose.Production));
        return [.. batch.Records.Resolutions
            .OrderBy(r => r.Round).ThenBy(r => r.Pair).ThenBy(r => r.At).ThenBy(r => r.Resolution)
            .Select(r => new ResolutionLogRow(
                r.Round, r.Pair, batch.ExternalId(r.Pair), r.Kind,
                said.TryGetValue(r.Round, out var round) ? [.. round[r.Pair].Select(j => j.Choice)] : [],
                r.Choice, r.By, r.Text, r.Error, r.GuidelineGap, r.Escalated, r.At))];
    }
}

/// <summary>An accepted pair without a row in the preference files, and why.</summary>
/// <param name="Basis">The verdict's basis; for a released label that makes no usable row: prompt_shape, empty_response, same_response.</param>
public sealed record DroppedRow(Guid Pair, string ExternalId, string Basis)
{
    internal static IReadOnlyList<DroppedRow> Of(BatchView batch) =>
        [.. batch.Preference.LeftOut.OrderBy(l => l.Pair).Select(l => new DroppedRow(l.Pair, batch.ExternalId(l.Pair), l.Reason))];
}
