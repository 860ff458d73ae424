using Concave.Kernel;
using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Rounds;

/// <summary>Why a round does not start.</summary>
internal static class RoundErrors
{
    private const int Named = 5;

    internal static readonly Problem NoPairs = new(
        "pairs-missing", ProblemKind.Refused, "There is no production pair to put into a batch.", "Import production pairs, or leave out those that are in another batch.");

    internal static readonly Problem NotRecorded = new(
        "not-recorded", ProblemKind.Invalid, "Counts of recorded judgments were given, and the approved plan is for work done in the studio.", "Leave the counts out, or have a plan for recorded work approved.");

    internal static readonly Problem RecordedSlotsMissing = new(
        "recorded-judgments-missing", ProblemKind.Invalid, "The approved plan is for recorded work, and no counts of recorded judgments were given.", "Say how many judgments each pair has.");

    internal static readonly Problem Moved = new(
        "round-moved", ProblemKind.Conflict, "Another round of this project began at the same moment.", "Look at the board, and try again if there is still something to open.");

    internal static readonly Problem Unannounced = new(
        "wrong-suggestions-unannounced", ProblemKind.Refused, "The plan makes some suggestions wrong on purpose, and the notice that annotators agree to does not say so.", "Have the operator publish a notice that says it, or have a plan without such suggestions approved.", "plan.WrongSuggestionShare");

    internal static Problem RecordedShare(double share) => new(
        "recorded-sample", ProblemKind.Invalid, FormattableString.Invariant($"Every pair of recorded work is in the sample, and the approved plan draws {share} of them."), "Have a plan with a sample share of 1 approved.", "plan.SampleShare");

    internal static Problem RecordedWithout(int pairs, Guid first) => new(
        "recorded-judgments-missing", ProblemKind.Refused, $"{pairs} pairs have no recorded judgment; the first is {first:D}.", "Leave them out of the batch, or bring their judgments.", first.ToString("D"));

    internal static Problem TooFewRecorded(int needed, int have) => new(
        "annotators-missing", ProblemKind.Refused, $"A pair has {needed} recorded judgments, and {have} annotators of the record are accepted.", "Accept everybody named in the record.");

    internal static Problem TooFewAnnotators(int needed, IReadOnlyList<Gap> gaps) => new(
        "annotators-missing", ProblemKind.Refused,
        $"Every pair may need {needed} annotators. There are fewer for {string.Join("; ", gaps.Take(Named).Select(g => $"{g.Subject} ({g.Annotators})"))}{More(gaps.Count)}.",
        "Qualify more people for these, or leave their pairs out of the batch.");

    internal static Problem GoldMissing(int needed, int unused, int missing, int round) => new(
        "gold-missing", ProblemKind.Refused,
        $"The round needs {needed} verified pairs that no round has used{(round == 1 ? ", and as many again must stay for a repeat" : "")}. There are {unused} in the batch's domains and languages: {missing} are missing.",
        $"Import {missing} more gold pairs, or qualify more annotators: each then meets fewer.");

    private static string More(int gaps) => gaps > Named ? $"; and {gaps - Named} more" : "";
}
