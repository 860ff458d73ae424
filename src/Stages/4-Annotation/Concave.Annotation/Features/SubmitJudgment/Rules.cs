using System.Globalization;
using System.Text;
using Concave.Kernel;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>What makes an answer complete under a plan and a rubric. No database.</summary>
internal static class Rules
{
    internal const int MostFlags = 200;

    /// <summary>Every fault of the answer, each naming its field; empty when it can be taken.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="plan">Decides whether ties and "cannot judge" are answers.</param>
    /// <param name="rubric">The criteria to be scored.</param>
    /// <param name="left">UTF-16 length of the left response.</param>
    /// <param name="right">UTF-16 length of the right response.</param>
    internal static IReadOnlyList<Problem> Validate(Answer answer, QualityPlan plan, Rubric rubric, int left, int right) =>
        [.. Preference(answer.Preferred, answer.Strength, plan), .. Certainty(answer), .. Scores(answer, rubric), .. Words(answer), .. Flags(answer, left, right)];

    /// <summary>One problem that names every field at fault, or null.</summary>
    internal static Problem? Refuse(IReadOnlyList<Problem> faults) => faults switch
    {
        [] => null,
        [var only] => only,
        _ => Errors.Fault(
            string.Join(", ", faults.Select(f => f.Where)), string.Join(" ", faults.Select(f => f.Detail)), string.Join(" ", faults.Select(f => f.Mend).Distinct())),
    };

    /// <summary>What is wrong with a preference.</summary>
    internal static IEnumerable<Problem> Preference(PreferredSide preferred, int strength, QualityPlan plan)
    {
        var sided = preferred is PreferredSide.Left or PreferredSide.Right;
        if (!Enum.IsDefined(preferred))
            yield return Errors.Fault("preferred", "The preference is none of the answers.", "Choose left, right, tie or cannot judge.");
        if (preferred == PreferredSide.Tie && !plan.TiesAllowed)
            yield return Errors.Fault("preferred", "This project has no ties.", "Choose a side, if only slightly.");
        if (preferred == PreferredSide.CannotJudge && !plan.CannotJudgeAllowed)
            yield return Errors.Fault("preferred", "This project does not take \"cannot judge\".", "Choose a side or a tie, or give the task back.");
        if (sided && (strength is < 1 or > 3))
            yield return Errors.Fault("strength", "A preference has a strength from 1 to 3.", "Say how much better: slightly, clearly or far.");
        if (!sided && strength != 0)
            yield return Errors.Fault("strength", "Without a preferred side there is no strength.", "Leave the strength at 0.");
    }

    private static IEnumerable<Problem> Certainty(Answer answer)
    {
        if (answer.Difficulty == Difficulty.NotRecorded || !Enum.IsDefined(answer.Difficulty))
            yield return Errors.Fault("difficulty", "The difficulty is missing.", "Choose easy, moderate or ambiguous.");
        if (!(answer.Confidence is >= 0 and <= 1))
            yield return Errors.Fault("confidence", "The confidence is not between 0 and 1.", "Give a number from 0 to 1.");
    }

    private static IEnumerable<Problem> Scores(Answer answer, Rubric rubric)
    {
        if (answer.Preferred == PreferredSide.CannotJudge && answer.Scores.Count == 0)
            yield break;
        foreach (var criterion in rubric.Criteria)
        {
            var given = answer.Scores.Where(s => s.Criterion == criterion.Key).ToArray();
            if (given.Length != 1)
                yield return Errors.Fault($"scores.{criterion.Key}", given.Length == 0 ? $"{criterion.Name} has no score." : $"{criterion.Name} is scored twice.", "Score every criterion once.");
            else if (given[0] is not { Left: >= 1 and <= 5, Right: >= 1 and <= 5 })
                yield return Errors.Fault($"scores.{criterion.Key}", $"{criterion.Name} is scored outside 1 to 5.", "Score both responses from 1 to 5.");
        }

        foreach (var (_, at) in answer.Scores.Select((s, i) => (s, i)).Where(s => rubric.Criteria.All(c => c.Key != s.s.Criterion)))
            yield return Errors.Fault(string.Create(CultureInfo.InvariantCulture, $"scores[{at}]"), "This is not a criterion of the rubric.", "Score the criteria of the guidelines only.");
    }

    private static IEnumerable<Problem> Words(Answer answer)
    {
        var rationale = answer.Rationale;
        if (rationale.Trim().Length < GivenAnswer.ShortestRationale)
            yield return Errors.Fault("rationale", $"The rationale is shorter than {GivenAnswer.ShortestRationale} characters.", "Say in a sentence what made the difference.");
        if (rationale.Length > GivenAnswer.LongestRationale)
            yield return Errors.Fault("rationale", $"The rationale is longer than {GivenAnswer.LongestRationale} characters.", "Keep to the critical difference.");
        if (rationale.Contains('\0') || !IsWellFormed(rationale))
            yield return Errors.Fault("rationale", "The rationale holds characters that are not text.", "Type it again without them.");
    }

    private static IEnumerable<Problem> Flags(Answer answer, int left, int right)
    {
        if (answer.Flags.Count > MostFlags)
            yield return Errors.Fault("flags", $"There are more than {MostFlags} marks.", "Mark the decisive spans only.");
        for (var i = 0; i < answer.Flags.Count; i++)
        {
            var flag = answer.Flags[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"flags[{i}]");
            if (flag.Side is not (PreferredSide.Left or PreferredSide.Right))
                yield return Errors.Fault($"{where}.side", "A mark is on the left or on the right response.", "Choose left or right.");
            if (!MarkKinds.All.Contains(flag.Kind))
                yield return Errors.Fault($"{where}.kind", "This kind of mark is not known.", $"Choose one of: {string.Join(", ", MarkKinds.All.Order(StringComparer.Ordinal))}.");
            if (flag is not { Start: -1, End: -1 } && !(flag.Start >= 0 && flag.Start < flag.End && flag.End <= (flag.Side == PreferredSide.Left ? left : right)))
                yield return Errors.Fault($"{where}.span", "The marked span is not within the response.", "Mark it again on the text as shown.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
