using System.Globalization;
using Concave.Kernel;

namespace Concave.Delivery.FollowUp;

/// <summary>What an answer must have.</summary>
internal static class FollowUpRules
{
    /// <summary>How long after a delivery its client is asked [D5].</summary>
    internal static readonly TimeSpan After = TimeSpan.FromDays(14);

    private const int MostRows = 20;
    private const int LongestName = 200;
    private const int LongestText = 2000;

    /// <summary>What is wrong with an answer, or null.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="criteria">Keys of the criteria that the delivery was judged by.</param>
    internal static Problem? Check(FollowUpAnswer answer, IReadOnlyCollection<string> criteria)
    {
        if (answer.Benchmarks.Count + answer.Failures.Count == 0)
            return Fault("benchmarks", "Neither a benchmark nor a failure is named.", "Name at least one: a figure before and after, or what still fails.");
        if (answer.Benchmarks.Count > MostRows || answer.Failures.Count > MostRows)
            return Fault("benchmarks", $"More than {MostRows} are named.", "Name those that matter most.");
        return answer.Benchmarks.Select((b, i) => Check(b, string.Create(CultureInfo.InvariantCulture, $"benchmarks[{i}]"))).FirstOrDefault(p => p is not null)
            ?? answer.Failures.Select((f, i) => Check(f, criteria, string.Create(CultureInfo.InvariantCulture, $"failures[{i}]"))).FirstOrDefault(p => p is not null)
            ?? (IsText(answer.Training, 0, LongestText) ? null : Fault("training", $"How it was trained is longer than {LongestText} characters.", "Shorten it."));
    }

    private static Problem? Check(BenchmarkResult result, string at) =>
        !IsText(result.Name, 1, LongestName) ? Fault($"{at}.name", $"A benchmark has no name, or one longer than {LongestName} characters.", "Name it with its version.")
        : double.IsFinite(result.Before) && double.IsFinite(result.After) ? null
        : Fault($"{at}.{(double.IsFinite(result.Before) ? "after" : "before")}", "A benchmark lacks its figure before or after.", "Give both as numbers, with a point.");

    private static Problem? Check(RemainingFailure failure, IReadOnlyCollection<string> criteria, string at) =>
        !IsText(failure.What, 1, LongestText) ? Fault($"{at}.what", $"A failure says nothing, or more than {LongestText} characters.", "Say in a sentence what the model does.")
        : failure.Criterion.Length == 0 || criteria.Contains(failure.Criterion, StringComparer.Ordinal) ? null
        : Fault($"{at}.criterion", "A failure names a criterion that the guidelines do not have.", "Choose one of the list, or none.");

    private static bool IsText(string text, int least, int most) => text.Trim().Length >= least && text.Length <= most && !text.Contains('\0', StringComparison.Ordinal);

    private static Problem Fault(string field, string detail, string mend) => new("follow-up-invalid", ProblemKind.Invalid, detail, mend, field);
}
