using Concave.Kernel;

namespace Concave.PreScoring.Prompting;

/// <summary>A judge's verdict on a pair, checked, in the terms of the stored pair whichever order was shown.</summary>
internal sealed record JudgeVerdict
{
    public required Choice Choice { get; init; }

    /// <summary>0 for a tie, to 3 for much better.</summary>
    public required int Strength { get; init; }

    /// <summary>As the judge stated it, in [0, 1]: what it is worth is another matter.</summary>
    public required double Confidence { get; init; }

    /// <summary>One for each criterion of the rubric.</summary>
    public required IReadOnlyList<CriterionScore> Scores { get; init; }
    public required string CriticalDifference { get; init; }
    public required IReadOnlyList<SuspectedHallucination> Hallucinations { get; init; }
    public required string Sycophancy { get; init; }
    public required string Safety { get; init; }
    public required bool InjectionSuspected { get; init; }
}

/// <summary>A claim that the judge doubts.</summary>
/// <param name="Response">"a" or "b".</param>
/// <param name="Quote">Stands in that response.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Why">What speaks against it.</param>
internal sealed record SuspectedHallucination(string Response, string Quote, string Claim, string Why);

/// <summary>The answer to the question for the worse response.</summary>
internal sealed record WorseVerdict(Choice Worse, bool InjectionSuspected);
