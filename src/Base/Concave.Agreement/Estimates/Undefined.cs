namespace Concave.Agreement;

/// <summary>The reasons this library gives for a missing figure. Compare against these; their wording is for people.</summary>
public static class Undefined
{
    /// <summary>A default value nobody filled.</summary>
    public const string NotComputed = "not computed";

    /// <summary>The arithmetic left the finite numbers.</summary>
    public const string NotFinite = "not a finite number";

    /// <summary>There is no observation at all.</summary>
    public const string NoData = "no data";

    /// <summary>No item carries two labels, so nobody can agree or disagree.</summary>
    public const string NoPairs = "no item has two labels";

    /// <summary>A spread needs two items with two labels each.</summary>
    public const string OneItem = "fewer than two items have two labels";

    /// <summary>Chance agreement is 1: everybody used one category, so nothing was there to be told apart.</summary>
    public const string OneCategory = "everyone chose one category, so chance agreement is 1";

    /// <summary>Every item agrees, so the large-sample error is 0 and says nothing; the bound needs items and chance agreement.</summary>
    public const string NoDisagreement = "no disagreement was seen, so a large-sample error says nothing";

    /// <summary>The error came out as 0 although agreement is not perfect: the data are too few or too regular.</summary>
    public const string NoSpread = "every item says the same, so the error cannot be estimated";

    /// <summary>At least one pair of raters has no kappa of its own.</summary>
    public const string PairUndefined = "at least one pair of raters has no coefficient of its own";

    /// <summary>The design asks for every rater on every item.</summary>
    public const string Incomplete = "not every rater judged every item";

    /// <summary>The index exists for two categories only.</summary>
    public const string NotTwoCategories = "defined for two categories only";

    /// <summary>No sample size up to the search limit satisfies the request.</summary>
    public const string Unreachable = "no sample size up to the limit satisfies this";

    /// <summary>Two raters who are always right or wrong together cannot be told apart.</summary>
    public const string NoDifference = "the two never differ, so nothing compares them";

    /// <summary>The resamples lie on one side of the estimate, or too far to it, for the bias correction to exist.</summary>
    public const string TooSkewed = "the resamples are too skewed for the bias correction";
}
