using System.Globalization;
using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Quality.Tests.Tier1.Habits;
using Concave.Testing;
using Concave.Ui.Judging;

namespace Concave.Benchmarks.Projects;

/// <summary>A simulated person at the judging screen. Knows a pair by its text alone, as a person does.</summary>
internal sealed class SimulatedWorker(Behaviour behaviour, int wrongKeys, Random random)
{
    private static readonly string[] Criteria = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];
    private int judged;
    private (int Better, int Worse)[] grid = Grid(random);

    /// <summary>The answer, and how long it took.</summary>
    internal (Answer Answer, TimeSpan Took) Judge(TaskView task)
    {
        var left = TakesLeft(task);
        grid = random.NextDouble() < behaviour.Repeats ? grid : Grid(random);
        var words = Words(task.Prompt[0].Content) + Words(task.Left) + Words(task.Right);
        judged++;
        return (
            new()
            {
                Preferred = left ? PreferredSide.Left : PreferredSide.Right,
                Strength = 2,
                Scores = [.. Criteria.Select((c, i) => new SideScore(c, left ? grid[i].Better : grid[i].Worse, left ? grid[i].Worse : grid[i].Better))],
                Rationale = $"Simulated: \"{Quote(left ? task.Left : task.Right)}\" decides against \"{Quote(left ? task.Right : task.Left)}\".",
                Difficulty = Difficulty.Easy,
                Confidence = 0.8,
            },
            TimeSpan.FromMilliseconds(words * behaviour.Pace * Math.Exp(0.35 * Normal())));
    }

    /// <summary>What is true of a pair, by the text of one of its responses. Of the first so many numbers the opposite of what the house verified is true.</summary>
    internal static (bool IsA, Choice Truth) Known(string response, int wrongKeys)
    {
        var number = int.Parse(response.AsSpan(1, response.IndexOf(' ', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);
        return (response[0] == 'A', SamplePairs.TruthOf(number < wrongKeys ? number + 1 : number));
    }

    private bool TakesLeft(TaskView task)
    {
        if (behaviour.Runs > 0)
            return judged / behaviour.Runs % 2 == 0;
        if (random.NextDouble() < behaviour.Left)
            return true;
        var (leftIsA, truth) = Known(task.Left, wrongKeys);
        return (leftIsA == (truth == Choice.A)) == (random.NextDouble() < (judged < behaviour.ChangesAt ? behaviour.Accuracy : behaviour.Later));
    }

    private string Quote(string text)
    {
        var words = text.Split(' ');
        var from = random.Next(Math.Max(1, words.Length - 7));
        return string.Join(' ', words.Skip(from).Take(7));
    }

    private static (int, int)[] Grid(Random random) => [.. Criteria.Select(_ => (3 + random.Next(3), 1 + random.Next(4)))];

    private static int Words(string text) => text.Split(' ').Length;

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
