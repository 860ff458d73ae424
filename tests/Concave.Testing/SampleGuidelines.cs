using Concave.Kernel;

namespace Concave.Testing;

/// <summary>Guidelines of a sample project: five criteria, one worked example each.</summary>
public static class SampleGuidelines
{
    private static readonly string[] Keys = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];

    public static GuidelinesDocument Under(QualityPlan plan, IReadOnlyList<string> domains, IReadOnlyList<string> languages, int volume) => new(
        new Brief
        {
            Title = "Sample assistant",
            Purpose = "Answers everyday questions.",
            TargetUsers = "Sample users",
            KnownFailureModes = ["Agrees with a wrong premise."],
            Domains = domains,
            Tier = 1,
            Languages = languages,
            Volume = volume,
            Responses = ResponseSource.Client,
        },
        new Rubric([.. Keys.Select(CriterionOf)]),
        plan);

    private static Criterion CriterionOf(string key) => new()
    {
        Key = key,
        Name = key.Replace('_', ' '),
        Definition = $"How good the response is in {key}.",
        Anchors = ["unusable", "poor", "fair", "good", "excellent"],
        Examples = [new WorkedExample("What is two and two?", "Four.", "Five.", "The sum is four.")],
    };
}
