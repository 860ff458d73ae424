using Concave.Agreement;
using Concave.Datasets.Planning;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Planning;

namespace Concave.Benchmarks.Gating;

/// <summary>How often simulated batches of known true κ are released by the real gates, under the plan the planner recommends.</summary>
internal static class GatesBench
{
    internal static void Run(int seeds)
    {
        Console.WriteLine($"{seeds} simulated batches a row; 10 annotators; exact 95 % intervals");
        foreach (var pairs in new[] { 1000, 5000 })
        {
            PlanQuestion question = new() { Pairs = pairs, BatchSize = pairs };
            var answer = Planner.Answer(question).Value!;
            var raise = answer.Raise!;
            var plan = raise.On(question.Plan);
            Console.WriteLine(FormattableString.Invariant(
                $"{pairs} pairs: sample_share {plan.SampleShare:0.##}, gold_share {plan.GoldShare:0.##}, {raise.Batch.Sampled} pairs twice, {raise.Batch.Gold} gold"));
            foreach (var truth in new[] { raise.Bad, raise.Good })
                Row(question with { Plan = plan }, raise.Batch, truth, seeds);
        }
    }

    private static void Row(PlanQuestion question, PlanCounts counts, GateChances truth, int seeds)
    {
        var released = 0;
        for (var seed = 0; seed < seeds; seed++)
        {
            SimulatedBatch batch = new(question.Plan, counts.Pairs, counts.Gold, question.People, truth.Accuracy, question.TieShare, seed);
            released += Gates.Decide(Gates.Evaluate(batch.Material()), question.Plan).Release ? 1 : 0;
        }

        var interval = Proportion.ClopperPearson(released, seeds);
        Console.WriteLine(FormattableString.Invariant(
            $"  true κ {truth.Kappa:0.00}: {released} released, {released / (double)seeds:0.00%} ({interval.Lower.Value:0.00%} to {interval.Upper.Value:0.00%}); the model says {truth.Both:0.00%}"));
    }
}
