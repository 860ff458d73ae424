using System.Runtime.CompilerServices;

namespace Concave.Agreement.Tests;

/// <summary>The examples of the package's README: compiled and run here, and held to be the same text.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_first_example_prints_what_it_says()
    {
        using var console = new StringWriter();

        // One row a label: item id, rater id, label. Ids are dense and start at 0; so do labels (A = 0, B = 1, tie = 2).
        int[] items = [0, 0, 1, 1, 2, 2, 3, 3];
        int[] raters = [0, 1, 1, 2, 0, 2, 0, 1];
        int[] labels = [0, 0, 1, 1, 2, 0, 1, 1];

        var result = PooledKappa.Compute(items, raters, labels, categories: 3);

        console.WriteLine(result.Kappa);                 // 0.6, or      "undefined (no item has two labels)"
        console.WriteLine(result.Interval());            // 95 %, on the log scale
        console.WriteLine(result.LowerBound(0.95));      // one-sided: "proven at least"
        if (result.Kappa.AtLeast(0.72)) { /* an undefined kappa passes no gate */ }

        Assert.StartsWith("0.6", console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_example_answers_for_items_and_raters()
    {
        int[] items = [0, 0, 1, 1, 2, 2, 3, 3];
        int[] raters = [0, 1, 1, 2, 0, 2, 0, 1];
        int[] labels = [0, 0, 1, 1, 2, 0, 1, 1];

        var ratings = Ratings.From(items, raters, labels, categories: 3);
        var truth = DawidSkene.Infer(ratings, gold: [-1, -1, 2, -1]);   // gold is clamped; −1 where unknown

        truth.Label(0); truth.Posterior(0); truth.Confidence(0);
        truth.Confusion(rater: 1, truth: 0, label: 2); truth.BitsPerLabel(1); truth.SpammerDistance(1);
        truth.PosteriorWithout(item: 0, rater: 1);                       // the fair yardstick for rater 1

        Assert.Equal(2, truth.Label(2));
    }

    [Fact]
    public void Each_line_of_the_examples_stands_here()
    {
        var here = Lines(File.ReadAllText(Here()).Replace("console.", "Console.", StringComparison.Ordinal));
        var blocks = File.ReadAllText(Readme()).Split("```").Where(block => block.StartsWith("csharp", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks.SelectMany(block => Lines(block["csharp".Length..])).Where(line => line != "using Concave.Agreement;"), line => Assert.Contains(line, here));
    }

    private static HashSet<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string Here([CallerFilePath] string path = "") => path;

    private static string Readme() =>
        Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Base", "Concave.Agreement", "README.md");
}
