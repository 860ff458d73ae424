using System.Text.Json;
using Concave.Datasets.Reading;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.PreScoring.Features.CompareOpinions;

namespace Concave.Benchmarks.Confidence;

/// <summary>
/// Real pairs and what real people said of them, and a SIMULATED judge whose true chance of agreeing with most of them is
/// known: what calibration makes of the confidence it states, and how many pairs two people would judge at each threshold.
/// </summary>
internal static class ConfidenceBench
{
    /// <param name="file">Pairs with people's labels, such as PandaLM's test set.</param>
    /// <param name="seed">Of the simulated judge.</param>
    internal static async Task<int> Run(string file, int seed)
    {
        var opinions = Path.Combine(Path.GetTempPath(), $"concave-confidence-{Environment.ProcessId}.jsonl");
        try
        {
            foreach (var (name, stated) in new (string, Func<double, double>)[] { ("honest: states what it is worth", p => p), ("overconfident: states the square root of it", Math.Sqrt) })
            {
                await Write(file, opinions, new Random(seed), stated);
                var view = await CompareOpinions.Handle(new(file, opinions, 1 - QualityPlan.HouseStandard.BorderlineConfidence), CancellationToken.None);
                if (view.Failed)
                {
                    Console.Error.WriteLine(view.Problem);
                    return 1;
                }

                Show(name, view.Value);
            }
        }
        finally
        {
            File.Delete(opinions);
        }

        return 0;
    }

    private static async Task Write(string file, string opinions, Random chance, Func<double, double> stated)
    {
        await using StreamWriter lines = new(opinions);
        await foreach (var row in PairFile.Read(file, format: null, ReadOptions.Usual, CancellationToken.None))
        {
            if (row is not Accepted { Pair: { Labels.Count: > 0 } pair } || pair.OwnChoice is not { } most)
                continue;
            var worth = 0.5 + (0.5 * chance.NextDouble());
            var choice = chance.NextDouble() < worth ? most : Other(most, chance);
            var moved = chance.NextDouble() < 0.3 * (1 - worth); // the less sure it is, the more the place counts
            await lines.WriteLineAsync(JsonSerializer.Serialize(new
            {
                pair = pair.ExternalId,
                choice = Word(choice),
                choice_swapped = Word(moved ? Other(choice, chance) : choice),
                confidence = Math.Round(stated(worth), 2),
            }));
        }
    }

    private static Choice Other(Choice choice, Random chance) => choice switch
    {
        Choice.A => chance.Next(4) == 0 ? Choice.Tie : Choice.B,
        Choice.B => chance.Next(4) == 0 ? Choice.Tie : Choice.A,
        _ => chance.Next(2) == 0 ? Choice.A : Choice.B,
    };

    private static string Word(Choice choice) => choice switch
    {
        Choice.A => "a",
        Choice.B => "b",
        _ => "tie",
    };

    private static void Show(string name, ComparisonView view)
    {
        Console.WriteLine($"SIMULATED judge, {name}; {view.Pairs} real pairs with people's labels, {view.Verdicts} with the same verdict in both orders");
        var majority = view.Agreement[^1];
        Console.WriteLine(FormattableString.Invariant($"  agrees with the majority: {Share(majority.Agreed)}; place: the same in both orders {Share(view.Place!.Same)}"));
        if (view.Calibration is { } known)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  calibration error {known.Stated.Error:0.000} [{known.Stated.ErrorLow95:0.000}, {known.Stated.ErrorHigh95:0.000}] as stated, {known.Calibrated.Error:0.000} [{known.Calibrated.ErrorLow95:0.000}, {known.Calibrated.ErrorHigh95:0.000}] calibrated on {known.Pairs} pairs"));
            foreach (var test in known.Tests)
                Console.WriteLine(FormattableString.Invariant($"  tried {test.Stated:0.00}: {test.Against} of {test.Accepted} against, at most {test.Upper95:0.000} (95 %) {(test.Holds ? "holds" : "does not hold")} at {known.Tolerated:0.00} tolerated"));
        }

        foreach (var twice in view.JudgedTwice)
            Console.WriteLine(FormattableString.Invariant($"  one judgment from {twice.Stated:0.00}: two people for {Share(twice.JudgedTwice)}"));
    }

    private static string Share(ShareFigure figure) => FormattableString.Invariant($"{figure.Hits} of {figure.N} = {figure.Share:0.000} [{figure.Low95:0.000}, {figure.High95:0.000}]");
}
