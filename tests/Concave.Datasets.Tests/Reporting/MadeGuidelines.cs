using Concave.Kernel;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>A small sample brief and rubric.</summary>
internal static class MadeGuidelines
{
    internal static Brief Brief => new()
    {
        Title = "Pharmacy answers",
        Purpose = "Answer questions about medicines.",
        TargetUsers = "Patients",
        KnownFailureModes = ["invents doses"],
        Domains = ["medical"],
        Tier = 3,
        Languages = ["en", "hi"],
        Volume = 500,
        Responses = ResponseSource.TwoSamples,
    };

    internal static Rubric Rubric => new([new()
    {
        Key = "helpfulness", Name = "Helpfulness", Definition = "Does it answer what was asked?",
        Anchors = ["not at all", "hardly", "partly", "mostly", "fully"],
        Examples = [new("What is aspirin for?", "Pain, fever, and thinning the blood.", "It is a medicine.", "The weak one says nothing.")],
    }]);
}
