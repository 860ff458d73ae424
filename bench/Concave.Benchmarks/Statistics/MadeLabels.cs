using Concave.Agreement;

namespace Concave.Benchmarks.Statistics;

/// <summary>Labels of a simulated panel: every rater is right with the same chance and wrong evenly.</summary>
/// <param name="Items">Item of each label.</param>
/// <param name="Raters">Its rater.</param>
/// <param name="Labels">What was said.</param>
/// <param name="Categories">Size of the scale.</param>
internal sealed record MadeLabels(int[] Items, int[] Raters, int[] Labels, int Categories)
{
    internal Ratings Ratings => Ratings.From(Items, Raters, Labels, Categories);

    /// <summary>Each item goes to neighbours in the row of raters, from a place drawn anew.</summary>
    /// <param name="items">Items.</param>
    /// <param name="perItem">Labels an item.</param>
    /// <param name="raters">Raters.</param>
    /// <param name="accuracy">Chance to be right.</param>
    /// <param name="shares">Share of each true category.</param>
    /// <param name="seed">Same seed, same labels.</param>
    internal static MadeLabels Draw(int items, int perItem, int raters, double accuracy, double[] shares, int seed)
    {
        var random = new Random(seed);
        var (ids, who, said) = (new int[items * perItem], new int[items * perItem], new int[items * perItem]);
        for (var at = 0; at < ids.Length; at += perItem)
        {
            var (truth, first) = (Category(random.NextDouble(), shares), random.Next(raters));
            for (var r = 0; r < perItem; r++)
            {
                ids[at + r] = at / perItem;
                who[at + r] = (first + r) % raters;
                said[at + r] = random.NextDouble() < accuracy ? truth : (truth + 1 + random.Next(shares.Length - 1)) % shares.Length;
            }
        }

        return new(ids, who, said, shares.Length);
    }

    private static int Category(double draw, double[] shares)
    {
        var category = 0;
        for (; category < shares.Length - 1 && draw >= shares[category]; category++)
            draw -= shares[category];
        return category;
    }
}
