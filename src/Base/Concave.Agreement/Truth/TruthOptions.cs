namespace Concave.Agreement;

/// <summary>How the true label is inferred from several raters' labels by expectation–maximisation.</summary>
public sealed record TruthOptions
{
    /// <summary>Labels added to each rater's right answers in every true category. 0 with <see cref="WrongLabels"/> 0 is plain EM.</summary>
    public double RightLabels { get; init; } = 2;

    /// <summary>Labels added to each wrong answer: no confusion is ever impossible, and raters with few labels stay near the pool.</summary>
    public double WrongLabels { get; init; } = 1;

    /// <summary>Items added to each category of the class prior.</summary>
    public double PriorItems { get; init; } = 1;

    /// <summary>Categories 0 and 1 are exchangeable names and get the same prior.</summary>
    public bool Symmetrise { get; init; }

    /// <summary>Keep the class prior uniform instead of estimating it.</summary>
    public bool UniformPrior { get; init; }

    /// <summary>Stop when the log-likelihood changes by less than this share of itself.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Rounds at most. Without any, the posteriors are the shares of votes, and no likelihood or prior is estimated.</summary>
    public int MaxRounds { get; init; } = 100;
}
