using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>How a simulated person works.</summary>
internal sealed record Behaviour
{
    internal double Accuracy { get; init; } = 0.92;

    /// <summary>From this judgment on the accuracy is <see cref="Later"/>.</summary>
    internal int ChangesAt { get; init; } = int.MaxValue;
    internal double Later { get; init; }

    /// <summary>Chance of taking the left response without looking.</summary>
    internal double Left { get; init; }

    /// <summary>Takes one side so many times running, then the other; 0 for somebody who reads.</summary>
    internal int Runs { get; init; }

    /// <summary>Chance of taking the longer response without looking.</summary>
    internal double Long { get; init; }

    /// <summary>Chance of taking the suggestion without looking.</summary>
    internal double Follows { get; init; }

    /// <summary>Chance of giving the scores of the judgment before.</summary>
    internal double Repeats { get; init; } = 0.05;

    /// <summary>Typical milliseconds a word.</summary>
    internal double Pace { get; init; } = 250;
}

/// <summary>
/// A simulated round: ten people, each the same number of judgments, 6 % of them verified pairs, 15 % of the pairs judged
/// by a second person. Longer responses are the better ones in 55 of 100 pairs, the AI is right in 80 of 100.
/// </summary>
internal sealed class SimulatedRound(int seed, IReadOnlyList<Behaviour> people, int each = 200)
{
    private const double GoldShare = 0.06;
    private const double Doubled = 0.30 / 1.15; // share of a person's judgments that are of the sample
    private const double LongerIsBetter = 0.55;
    private const double SuggestionRight = 0.80;
    private readonly Random random = new(seed);

    internal Panel Panel() => new([.. people.Select((p, i) => new PersonWork($"an-{i}", [.. Acts(p)]))]);

    private IEnumerable<Act> Acts(Behaviour person)
    {
        var grid = Grid();
        for (var number = 0; number < each; number++)
        {
            grid = random.NextDouble() < person.Repeats ? grid : Grid();
            yield return Act(person, number, grid);
        }
    }

    private Act Act(Behaviour person, int number, IReadOnlyList<CriterionScore> grid)
    {
        var truth = random.Next(2) == 0 ? Choice.A : Choice.B;
        var sides = random.Next(2) == 0 ? Side.ALeft : Side.BLeft;
        var ratio = (truth == Choice.A) == (random.NextDouble() < LongerIsBetter) ? 1.4 : 1 / 1.4;
        Choice? suggested = random.NextDouble() < Doubled ? null : random.NextDouble() < SuggestionRight ? truth : Other(truth);
        var choice = Choose(person, number, truth, sides, ratio, suggested);
        var right = choice == truth;
        var gold = random.NextDouble() < GoldShare;
        var peer = !gold && random.NextDouble() < Doubled;
        return new(Judgment(number, choice, sides, grid))
        {
            Pace = person.Pace * Math.Exp(0.35 * Normal()),
            LengthRatio = ratio,
            Suggested = gold || peer ? null : suggested,
            Right = gold ? right : null,
            WithPeers = peer ? right == (random.NextDouble() < 0.92) : null,
        };
    }

    private Choice Choose(Behaviour person, int number, Choice truth, Side sides, double ratio, Choice? suggested)
    {
        if (random.NextDouble() < person.Left || (person.Runs > 0 && number / person.Runs % 2 == 0))
            return sides == Side.ALeft ? Choice.A : Choice.B;
        if (person.Runs > 0)
            return sides == Side.ALeft ? Choice.B : Choice.A;
        if (random.NextDouble() < person.Long)
            return ratio > 1 ? Choice.A : Choice.B;
        if (suggested is { } seen && random.NextDouble() < person.Follows)
            return seen;
        return random.NextDouble() < (number < person.ChangesAt ? person.Accuracy : person.Later) ? truth : Other(truth);
    }

    private static JudgmentRecord Judgment(int number, Choice choice, Side sides, IReadOnlyList<CriterionScore> grid) =>
        Sample.Judgment(number + 1, choice) with { Sides = sides, Scores = grid, SubmittedAt = Sample.Start.AddMinutes(2 * number) };

    private IReadOnlyList<CriterionScore> Grid() =>
        [.. Enumerable.Range(0, 5).Select(i => new CriterionScore($"c{i}", 3 + random.Next(3), 1 + random.Next(4)))];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Choice Other(Choice choice) => choice == Choice.A ? Choice.B : Choice.A;
}
