using Concave.Kernel;

namespace Concave.Scoping.Tests;

/// <summary>Guidelines without a fault, to be broken by a test in one place.</summary>
internal static class Documents
{
    internal static GuidelinesDocument Sound { get; } = new(
        new Brief
        {
            Title = "Sample",
            Purpose = "A sample assistant.",
            TargetUsers = "Readers of tests.",
            KnownFailureModes = ["Invents figures.", "Flatters."],
            Domains = ["general", "medical"],
            Tier = 2,
            Languages = ["en", "hi", "sr-Latn", "en-IN"],
            Volume = 100,
            Responses = ResponseSource.Client,
        },
        new Rubric([Criterion("helpfulness"), Criterion("safety"), Criterion("tone"), Criterion("factual_accuracy")]),
        QualityPlan.HouseStandard);

    internal static GuidelinesDocument Recorded { get; } = Sound with
    {
        Rubric = new Rubric([]),
        Plan = new QualityPlan { Recorded = new("A sample record.", ["criterion_scores", "rationale"], MajorityResolves: true) },
    };

    internal static Criterion Criterion(string key) => new()
    {
        Key = key,
        Name = key,
        Definition = $"What {key} is.",
        Anchors = ["1: not at all", "2", "3", "4", "5: fully"],
        Examples = [.. Enumerable.Range(1, 20).Select(i => new WorkedExample($"Prompt {i}", $"Strong {i}", $"Weak {i}", $"Why {i}"))],
    };

    internal static GuidelinesDocument With(this GuidelinesDocument document, Func<Brief, Brief> brief) =>
        document with { Brief = brief(document.Brief) };

    internal static GuidelinesDocument With(this GuidelinesDocument document, int criterion, Func<Criterion, Criterion> change) =>
        document with { Rubric = new([.. document.Rubric.Criteria.Select((c, i) => i == criterion ? change(c) : c)]) };
}
