using Concave.Kernel;

namespace Concave.PreScoring.Features.CompareOpinions;

/// <summary>What can go wrong before anything is compared.</summary>
internal static class Errors
{
    internal static Problem Unlabelled(string path) => new(
        "opinions-unlabelled", ProblemKind.Invalid, $"No pair of {Path.GetFileName(path)} has both a person's label and an opinion.",
        "Give a file of pairs with labels, and opinions that name the pairs by the same ids.");
}
