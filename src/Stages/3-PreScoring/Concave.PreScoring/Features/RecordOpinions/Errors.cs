using Concave.Kernel;

namespace Concave.PreScoring.Features.RecordOpinions;

/// <summary>Why opinions are not taken in.</summary>
internal static class Errors
{
    internal static readonly Problem ProviderName = new(
        "provider-name", ProblemKind.Invalid, "A provider's name is up to 80 letters, digits and . _ : / - and starts with a letter or digit.", "Name the model: gpt-3.5.", "ProviderName");

    internal static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");
}
