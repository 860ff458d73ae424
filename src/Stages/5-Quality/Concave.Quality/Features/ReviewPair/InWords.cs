using Concave.Kernel;
using Concave.Ui.Judging;
using static Concave.Ui.Languages.Speech;

namespace Concave.Quality;

/// <summary>Verdicts in words, in the pair's own terms: reviewers see A and B where they are stored, not where somebody saw them.</summary>
internal static class InWords
{
    internal static string Of(Choice choice) => choice switch
    {
        Choice.A => T("A is better"),
        Choice.B => T("B is better"),
        Choice.Tie => T("a tie"),
        Choice.CannotJudge => T("cannot be judged"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Not a choice."),
    };

    internal static string Of(Choice choice, double strength) => (choice, strength) switch
    {
        (not (Choice.A or Choice.B), _) or (_, < 1) => Of(choice),
        (Choice.A, < 2) => T("A is slightly better"),
        (Choice.A, < 3) => T("A is clearly better"),
        (Choice.A, _) => T("A is far better"),
        (_, < 2) => T("B is slightly better"),
        (_, < 3) => T("B is clearly better"),
        _ => T("B is far better"),
    };

    internal static string Side(PreferredSide side) => side switch
    {
        PreferredSide.Left => T("the left response"),
        PreferredSide.Right => T("the right response"),
        PreferredSide.Tie => T("a tie"),
        PreferredSide.CannotJudge => T("cannot be judged"),
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "Not a side."),
    };

    internal static string Cause(string cause) => cause switch
    {
        "careless_annotator" => T("Somebody was careless"),
        "unclear_guideline" => T("A guideline was unclear"),
        "bad_gold" => T("A verified answer was wrong"),
        "wrong_match" => T("The wrong people were matched"),
        "tooling" => T("The software"),
        "other" => T("Something else"),
        _ => cause,
    };

    internal static string Difficulty(Difficulty difficulty) => difficulty switch
    {
        Kernel.Difficulty.Easy => T("easy"),
        Kernel.Difficulty.Moderate => T("moderate"),
        Kernel.Difficulty.Ambiguous => T("ambiguous"),
        _ => T("not recorded"),
    };

    /// <summary>The words a mark stands on, cut where they are long; "" for a mark on the whole response.</summary>
    internal static string Marked(SpanFlag flag, string responseA, string responseB)
    {
        const int Longest = 80;
        var text = flag.Response == "b" ? responseB : responseA;
        if (flag.Start < 0 || flag.End > text.Length || flag.Start >= flag.End)
            return "";
        return flag.End - flag.Start <= Longest ? text[flag.Start..flag.End] : $"{text.AsSpan(flag.Start, Longest)}…";
    }
}
