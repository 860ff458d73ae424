namespace Concave.Agreement;

/// <summary>The step every chance-corrected coefficient shares.</summary>
internal static class Chance
{
    // Below this 1 − Pe is rounding: everybody used one category.
    private const double Rounding = 1e-12;

    /// <summary>(Po − Pe) / (1 − Pe), undefined where chance agreement is 1.</summary>
    internal static Estimate Corrected(Estimate observed, Estimate expected)
    {
        if (observed.Value is not { } po)
            return observed;
        if (expected.Value is not { } pe)
            return expected;
        if (1 - pe < Rounding)
            return Estimate.None(Undefined.OneCategory);
        return Estimate.Of(1 - po < Rounding ? 1 : (po - pe) / (1 - pe));
    }
}
