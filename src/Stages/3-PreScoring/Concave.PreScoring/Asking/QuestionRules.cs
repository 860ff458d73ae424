using Concave.Kernel;
using Concave.PreScoring.Opinions;

namespace Concave.PreScoring.Asking;

/// <summary>What is known of an answer when it is decided what to ask next.</summary>
internal readonly record struct KnownAnswer(Question Question, int Try, AnswerKind Kind, Choice? Choice, double? Confidence, bool InjectionSuspected);

/// <summary>A question that is still to be asked.</summary>
internal readonly record struct NextQuestion(Question Question, int Try);

/// <summary>What to ask about a pair, and what the answers come to. Pure: the same answers always lead to the same.</summary>
internal static class QuestionRules
{
    /// <summary>An answer that cannot be used is asked for once more.</summary>
    internal const int MaxTries = 2;

    /// <summary>The next question, or null when there is nothing left to ask.</summary>
    /// <param name="answers">All answers on the pair so far.</param>
    /// <param name="suspicious">True when the scan saw something in the pair's texts.</param>
    internal static NextQuestion? Next(IReadOnlyCollection<KnownAnswer> answers, bool suspicious) => Open(answers, suspicious) is [var first, ..] ? first : null;

    /// <summary>Every question that may be asked now, in the order in which to ask them.</summary>
    /// <param name="answers">All answers on the pair so far.</param>
    /// <param name="suspicious">True when the scan saw something in the pair's texts.</param>
    internal static IReadOnlyList<NextQuestion> Open(IReadOnlyCollection<KnownAnswer> answers, bool suspicious)
    {
        List<NextQuestion?> orders = [Missing(answers, Question.Better)];
        if (Last(answers, Question.Better)?.Kind != AnswerKind.Refused) // who declines one order would be paid for declining the other
            orders.Add(Missing(answers, Question.BetterSwapped));
        if (orders.TrueForAll(o => o is null) && IsSuspicious(answers, suspicious) && Choices(answers) is (not null, not null))
            orders.Add(Missing(answers, Question.Worse));
        return [.. orders.OfType<NextQuestion>()];
    }

    /// <summary>What the answers come to, once <see cref="Next"/> has nothing to ask.</summary>
    internal static Combined Combine(IReadOnlyCollection<KnownAnswer> answers, bool suspicious)
    {
        var (stored, swapped) = Choices(answers);
        var confidences = new[] { Verdict(answers, Question.Better), Verdict(answers, Question.BetterSwapped) }.Where(v => v?.Confidence is not null).Select(v => v!.Value.Confidence!.Value).ToList();
        return new(
            stored, swapped, confidences.Count == 0 ? null : confidences.Average(),
            IsSuspicious(answers, suspicious) ? OpinionState.Suspicious
                : answers.Any(a => a.Kind == AnswerKind.Refused) ? OpinionState.Refused
                : stored is null || swapped is null ? OpinionState.Unparseable
                : OpinionState.Sound,
            Moved(answers));
    }

    private static bool IsSuspicious(IReadOnlyCollection<KnownAnswer> answers, bool scanned) => scanned || answers.Any(a => a.InjectionSuspected);

    // Better and worse at once: the verdict follows the text's wish, not the question. Of a tie nothing can be said.
    private static bool Moved(IReadOnlyCollection<KnownAnswer> answers) =>
        Verdict(answers, Question.Worse)?.Choice is Choice.A or Choice.B
        && Verdict(answers, Question.Better)?.Choice == Verdict(answers, Question.Worse)?.Choice;

    private static (Choice?, Choice?) Choices(IReadOnlyCollection<KnownAnswer> answers) =>
        (Verdict(answers, Question.Better)?.Choice, Verdict(answers, Question.BetterSwapped)?.Choice);

    private static KnownAnswer? Verdict(IReadOnlyCollection<KnownAnswer> answers, Question question) =>
        Last(answers, question) is { Kind: AnswerKind.Verdict } verdict ? verdict : null;

    private static KnownAnswer? Last(IReadOnlyCollection<KnownAnswer> answers, Question question) =>
        answers.Where(a => a.Question == question).OrderByDescending(a => a.Try).Select(a => (KnownAnswer?)a).FirstOrDefault();

    private static NextQuestion? Missing(IReadOnlyCollection<KnownAnswer> answers, Question question) => Last(answers, question) switch
    {
        null => new(question, 1),
        { Kind: AnswerKind.Malformed or AnswerKind.CutOff, Try: < MaxTries } last => new(question, last.Try + 1),
        _ => null,
    };
}

/// <summary>What the answers on a pair come to.</summary>
/// <param name="Choice">With A first; null without a verdict.</param>
/// <param name="ChoiceSwapped">With B first, in the pair's own terms.</param>
/// <param name="Confidence">Mean of what was stated.</param>
/// <param name="State">What routing has to know.</param>
/// <param name="Moved">True when the judge called the same response better and worse.</param>
internal sealed record Combined(Choice? Choice, Choice? ChoiceSwapped, double? Confidence, OpinionState State, bool Moved);
