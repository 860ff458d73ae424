using Concave.Kernel;

namespace Concave.Matching;

internal static class RegisterErrors
{
    internal static readonly Problem ChangedNature = new(
        "annotator-nature", ProblemKind.Conflict, "Whether an annotator is a person or a program cannot change.",
        "Register the other one under an id of its own.", "simulated");

    internal static Problem Field(string field, string mend) =>
        new("annotator-invalid", ProblemKind.Invalid, $"The field {field} cannot be used as it is.", mend, field);
}
