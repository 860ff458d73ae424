using Concave.Kernel;

namespace Concave.Matching;

internal static class RecordedErrors
{
    internal static readonly Problem BadName = new(
        "name-invalid", ProblemKind.Invalid, "A recorded name has 1 to 200 characters and no control characters.",
        "Rename the people in the record.", "names");
}
