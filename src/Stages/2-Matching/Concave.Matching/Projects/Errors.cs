using Concave.Kernel;

namespace Concave.Matching.Projects;

internal static class ProjectErrors
{
    internal static readonly Problem NotFound = new(
        "project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the project's id.");

    internal static readonly Problem NotApproved = new(
        "guidelines-not-approved", ProblemKind.Refused, "The client has not approved guidelines for this project.",
        "Let the client approve the newest draft first.");

    internal static readonly Problem Recorded = new(
        "work-recorded", ProblemKind.Refused, "The plan replays recorded judgments; nobody is calibrated or piloted for it.",
        "Accept the recorded people instead, or approve a plan for work in the studio.");

    internal static readonly Problem NotRecorded = new(
        "work-not-recorded", ProblemKind.Refused, "Only a plan for recorded work takes people without calibration.",
        "Let the annotators pass calibration.");

    internal static readonly Problem AnnotatorNotFound = new(
        "annotator-not-found", ProblemKind.NotFound, "There is no such annotator.", "Register the annotator first.");
}
