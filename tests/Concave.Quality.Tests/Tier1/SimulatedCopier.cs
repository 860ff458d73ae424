using Concave.Kernel.Records;
using Concave.Quality.Tier1;

namespace Concave.Quality.Tests.Tier1;

/// <summary>A simulated round of ten people in which one rewords what others wrote.</summary>
internal static class SimulatedCopier
{
    private static readonly string[] Vocabulary =
        [.. "river map reason source careful wrong date claim tone length step number answer reader missing proof short table unit law dose word order name place fact doubt".Split(' ')];

    /// <summary>Judgments whose rationale is called a copy in a simulated round of 150, by whether the copier wrote them.</summary>
    internal static ILookup<bool, JudgmentRecord> Copies(int seed)
    {
        Random random = new(seed);
        JudgmentRecord[] round = [.. Enumerable.Range(1, 150).Select(i => Sample.Judgment(i) with { Annotator = $"an-{i % 10}", Rationale = Sentence(random, i) })];
        foreach (var i in Enumerable.Range(0, 150).Where(i => i > 20 && round[i].Annotator == "an-9"))
            round[i] = round[i] with { Rationale = Reworded(random, round[i - 1 - random.Next(8)].Rationale) };
        var pool = Sample.Pool(100, round);
        return round.Where(j => new CopiedRationale().Look(new(j, Sample.Pair(j), 100), pool) is not null).ToLookup(j => j.Annotator == "an-9");
    }

    private static string Sentence(Random random, int number) =>
        $"The {(number % 2 == 0 ? "left" : "right")} one is better: {string.Join(' ', Enumerable.Range(0, 18).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]))}, which the other does not have.";

    // Every fifteenth word or so is another one.
    private static string Reworded(Random random, string text) =>
        string.Join(' ', text.Split(' ').Select(word => random.Next(15) == 0 ? Vocabulary[random.Next(Vocabulary.Length)] : word));
}
