namespace Concave.Agreement;

/// <summary>Choosing the weights a coefficient runs with.</summary>
internal static class Weighting
{
    internal static Weights For(int categories, Weights? asked)
    {
        if (asked is null)
            return Weights.Nominal(categories);
        return asked.Categories == categories ? asked
            : throw new ArgumentException($"Weights for {asked.Categories} categories do not fit {categories}.", nameof(asked));
    }
}
