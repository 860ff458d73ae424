using Concave.Kernel.Records;

namespace Concave.Quality.Tier1;

/// <summary>One judgment under the looking glass, with the pair it is about.</summary>
/// <param name="Judgment">As submitted.</param>
/// <param name="Pair">What the annotator read.</param>
/// <param name="Words">Words of prompt and both responses together.</param>
internal sealed record Screened(JudgmentRecord Judgment, PairRecord Pair, int Words);

/// <summary>
/// One automatic check of tier 1 [Q1]. Pure. A flag is no verdict: it asks a second person to look, and shows what it saw.
/// </summary>
internal interface IDetector
{
    /// <summary>Stable, snake_case; stands in the flag's record.</summary>
    string Name { get; }

    /// <summary>The field of the record it looks at; recorded work may declare it absent.</summary>
    string Field { get; }

    /// <summary>What is wrong with the judgment, in figures a person can check; null when nothing is.</summary>
    string? Look(Screened screened, Pool pool);
}
