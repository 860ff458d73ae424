using Concave.Kernel;

namespace Concave.Matching.Exercises;

internal static class ExerciseErrors
{
    internal static readonly Problem NotFound = new(
        "exercise-not-found", ProblemKind.NotFound, "There is no such exercise of yours.", "Open it from your own list of projects.");

    internal static readonly Problem TaskNotFound = new(
        "task-not-found", ProblemKind.NotFound, "This exercise has no such pair.", "Ask for the next pair and answer that.");

    internal static readonly Problem Open = new(
        "attempt-open", ProblemKind.Refused, "The attempt is not over: pairs wait for your answer.", "Answer them; then every pair is explained.");

    internal static readonly Problem NoneLeft = new(
        "exercise-answered", ProblemKind.NotFound, "Every pair has its answer.", "Look at the result.");

    internal static readonly Problem AlreadyAnswered = new(
        "answer-stands", ProblemKind.Conflict, "This pair already has your answer, and a blind answer is not changed.", "Go on with the next pair.");

    internal static Problem AnswerNotAllowed(string answer) => new(
        "answer-not-allowed", ProblemKind.Invalid, $"The project's plan does not take {answer} as an answer.",
        "Choose the left or the right response.", "choice");
}
