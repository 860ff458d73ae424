namespace Concave.Agreement;

/// <summary>
/// GLAD (Whitehill and others 2009): a rater of skill a is right on an item of easiness b with probability
/// 1/(1 + e^(−ab)), and wrong evenly. Tells hard items from weak raters; many times slower than Dawid–Skene.
/// Skills and log-easiness have normal priors (mean 1 and 0, variance 1), so sparse data stay put.
/// </summary>
public static class Glad
{
    /// <summary>Infers the truth with a uniform class prior.</summary>
    /// <param name="ratings">All labels.</param>
    /// <param name="tolerance">Stop when the log-likelihood changes by less than this share of itself.</param>
    /// <param name="maxRounds">Rounds at most.</param>
    public static GladResult Infer(Ratings ratings, double tolerance = 1e-6, int maxRounds = 100) =>
        new GladFit(ratings).Run(tolerance, maxRounds);
}

/// <summary>What GLAD inferred.</summary>
/// <param name="Posterior">Items × K probabilities, row by row.</param>
/// <param name="Skill">Of each rater id: 0 is a coin, below 0 an adversary.</param>
/// <param name="Easiness">Of each item id, above 0: near 0 nobody can tell.</param>
/// <param name="LogLikelihood">Of all labels.</param>
/// <param name="Rounds">Rounds used.</param>
/// <param name="Converged">False when the round limit came first.</param>
/// <param name="Categories">K.</param>
public sealed record GladResult(
    IReadOnlyList<double> Posterior, IReadOnlyList<double> Skill, IReadOnlyList<double> Easiness,
    double LogLikelihood, int Rounds, bool Converged, int Categories)
{
    /// <summary>The most probable category; the lowest of equals.</summary>
    public int Label(int item)
    {
        var best = 0;
        for (var k = 1; k < Categories; k++)
            best = Posterior[(item * Categories) + k] > Posterior[(item * Categories) + best] ? k : best;
        return best;
    }
}
