using System.Globalization;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Quality;
using Microsoft.EntityFrameworkCore;

namespace Concave.Cli.Demo;

/// <summary>Quality: tier 1 runs, a senior adjudicates, an engineer spot-checks, and the gates decide.</summary>
internal static class ActFive
{
    /// <summary>Works through everything the batch needs until its gates have decided; annotators are called back for second judgments.</summary>
    internal static async Task<BatchRow> Run(DemoWorld world, string occasion, CancellationToken stop)
    {
        while (true)
        {
            await world.RunJobs(stop);
            var batch = (await world.Get<BatchBoard>().Handle(new(world.ProjectId), world.Lead, stop).OrBreak()).Single(b => b.BatchId == world.BatchId);
            switch (batch.State)
            {
                case BatchState.Open:
                    await ActFour.Run(world, occasion, stop);
                    break;
                case BatchState.UnderReview:
                    await Review(world, ReviewKind.Adjudication, "senior", stop);
                    await Review(world, ReviewKind.SpotCheck, "engineer", stop);
                    break;
                case BatchState.Passed or BatchState.Withheld:
                    return batch;
                default:
                    throw new DemoBroken(new("batch-stuck", ProblemKind.Conflict, $"The batch stays {batch.State}. {await LastError(world, stop)}", "Report this as a fault of Concave."));
            }
        }
    }

    /// <summary>Finds who fell short on gold, puts the cause on record and ends their qualification.</summary>
    internal static async Task<string> FindTheCause(DemoWorld world, CancellationToken stop)
    {
        var gold = await world.Get<PerAnnotatorGold>().Handle(new(world.BatchId), world.Lead, stop).OrBreak();
        // By the upper end of the interval: somebody unlucky on three pairs is not yet a cause.
        var worst = gold.OrderBy(g => g.Accuracy.High95).First();
        var name = world.Panel.Single(p => p.Actor.Id == worst.AnnotatorId).Member.Name;
        await world.Get<LogRootCause>().Handle(
            new(world.BatchId, "careless_annotator", worst.AnnotatorId, "Simulated: passed calibration, then judged nearly every pair at a glance.", EndQualification: true), world.Lead, stop).OrBreak();
        return string.Create(CultureInfo.InvariantCulture, $"root cause on record: {name} at {worst.Accuracy.Share:P0} of {worst.Accuracy.N} gold pairs; qualification ended");
    }

    private static async Task Review(DemoWorld world, ReviewKind kind, string role, CancellationToken stop)
    {
        var person = world.Panel.Single(p => p.Member.Role == role);
        while (true)
        {
            var review = await world.Get<ClaimReview>().Handle(new(world.ProjectId, kind), person.Actor, stop);
            if (review is { Failed: true, Problem.Kind: ProblemKind.NotFound })
                return;
            await Close(world, person, await Task.FromResult(review).OrBreak(), stop);
        }
    }

    private static async Task Close(DemoWorld world, DemoPerson person, ReviewView review, CancellationToken stop)
    {
        var pair = world.Memory.Recall(review.ResponseA, review.ResponseB);
        var answer = person.Expert.Judge(pair, leftIsA: true, qualified: true, "review");
        var choice = answer.PrefersLeft ? Choice.A : Choice.B;
        world.Clock.Pass(answer.Time * 2);
        if (review.Kind == ReviewKind.Adjudication)
        {
            await world.Get<Adjudicate>().Handle(new(review.ReviewId, choice, $"Simulated resolution. {pair.TruthWhy}"), person.Actor, stop).OrBreak();
            return;
        }

        var confirmed = review.Label.Choice == choice;
        await world.Get<SpotCheck>().Handle(
            new(review.ReviewId, confirmed, confirmed ? null : choice, $"Simulated check. {pair.TruthWhy}"), person.Actor, stop).OrBreak();
    }

    private static async Task<string?> LastError(DemoWorld world, CancellationToken stop)
    {
        await using var db = world.Get<Store>().Read();
        return await db.Jobs.Where(j => j.LastError != null).OrderByDescending(j => j.Id).Select(j => j.LastError).FirstOrDefaultAsync(stop);
    }
}
