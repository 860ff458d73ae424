namespace Concave.Agreement.Tests;

/// <summary>A simulated panel: raters with known accuracy, wrong evenly; categories equally common unless shares are given.</summary>
internal sealed record Panel(int[] Truth, Ratings Ratings)
{
    internal static Panel Simulate(int items, int categories, double[] accuracies, ulong seed, int perItem = int.MaxValue, double[]? shares = null)
    {
        var draws = new KeyedDraws(seed, 0);
        var truth = new int[items];
        List<int> ids = [], raters = [], labels = [];
        for (var item = 0; item < items; item++)
        {
            truth[item] = Category(draws.Uniform(), shares ?? [.. Enumerable.Repeat(1.0 / categories, categories)]);
            var first = (int)(draws.Uniform() * accuracies.Length);
            for (var r = 0; r < Math.Min(perItem, accuracies.Length); r++)
            {
                var rater = (first + r) % accuracies.Length;
                var right = draws.Uniform() < accuracies[rater];
                ids.Add(item);
                raters.Add(rater);
                labels.Add(right ? truth[item] : (truth[item] + 1 + (int)(draws.Uniform() * (categories - 1))) % categories);
            }
        }

        return new(truth, Agreement.Ratings.From([.. ids], [.. raters], [.. labels], categories));
    }

    private static int Category(double draw, double[] shares)
    {
        var category = 0;
        for (; category < shares.Length - 1 && draw >= shares[category]; category++)
            draw -= shares[category];
        return category;
    }

    internal double ShareRight(Func<int, int> label) => Truth.Where((t, item) => label(item) == t).Count() / (double)Truth.Length;
}
