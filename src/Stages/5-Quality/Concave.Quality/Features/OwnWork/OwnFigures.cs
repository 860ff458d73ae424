using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Datasets.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>One person's figures on the decided round of a batch: against all their colleagues together, never against one.</summary>
/// <param name="Agreement">κ against whoever judged the same pairs of the random sample; null when nobody did.</param>
/// <param name="Gold">Verified pairs judged right.</param>
public sealed record OwnFigure(int Batch, int Judgments, AgreementFigure? Agreement, ShareFigure Gold, double GoldAsked);

/// <summary>
/// Somebody's own agreement and gold results, with intervals. Only of rounds that are decided: while one is open a figure
/// that changes with a single judgment would say which pair was gold.
/// </summary>
internal static class OwnFigures
{
    internal static async Task<IReadOnlyList<OwnFigure>> Of(ConcaveDb db, ContentVault vault, Guid project, Guid person, CancellationToken stop)
    {
        var batches = await db.SubmittedJudgments.Where(j => j.ProjectId == project && j.AnnotatorId == person).Select(j => j.BatchId).Distinct().ToListAsync(stop);
        List<OwnFigure> figures = [];
        foreach (var batch in batches)
        {
            if (await RoundGround.Of(db, vault, batch, stop) is { } ground && await db.BatchVerdicts.AnyAsync(v => v.RoundId == ground.Round.Id, stop))
                figures.Add(await Of(db, vault, ground, person, stop));
        }

        return [.. figures.OrderByDescending(f => f.Batch)];
    }

    private static async Task<OwnFigure> Of(ConcaveDb db, ContentVault vault, RoundGround ground, Guid person, CancellationToken stop)
    {
        var reading = new RoundReading(db, vault, ground, stop);
        var said = await reading.Outlines();
        var name = await db.QualifiedAnnotators.Where(q => q.ProjectId == ground.ProjectId && q.AnnotatorId == person).Select(q => q.Pseudonym).FirstAsync(stop);
        GateInput input = new()
        {
            Plan = ground.Plan,
            Round = ground.Round.Number,
            Routings = await reading.Routings(),
            Judgments = said,
            Truths = await reading.Truths(),
            RetiredGold = await reading.RetiredGold(),
            Flags = [],
            Resolutions = [],
            SpotChecks = [],
            CalibrationAnswers = [],
            PilotAnswers = [],
        };
        var work = WorkSoFar.Of(input, ground.Record, ground.Guidelines, await reading.Headings());
        return new(
            ground.Batch.Number, said.Count(j => j.Annotator == name),
            work.Agreement.ByAnnotator.FirstOrDefault(r => r.Key == name)?.Figure,
            work.Gold.ByAnnotator.FirstOrDefault(r => r.Annotator == name)?.Accuracy ?? ShareFigure.Of(0, 0), ground.Plan.GoldAccuracy);
    }
}
