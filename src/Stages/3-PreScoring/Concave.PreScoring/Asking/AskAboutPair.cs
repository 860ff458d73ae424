using Concave.Data.Content;
using Concave.Kernel.Records;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Prompting;
using Concave.PreScoring.Suspicion;

namespace Concave.PreScoring.Asking;

/// <summary>
/// Asks everything there is to ask about one pair. Each answer is kept before the next question, and the last together
/// with the opinion that follows from all of them.
/// </summary>
internal sealed class AskAboutPair(ContentVault vault, KeepAnswers keep, TimeProvider clock)
{
    private sealed record Subject(PassContext Context, PairRecord Pair, IReadOnlyList<Sign> Signs);

    /// <param name="context">The turn.</param>
    /// <param name="pair">The pair, read.</param>
    /// <param name="known">Answers on it that are kept already.</param>
    /// <param name="late">Ends when no new question should be asked.</param>
    /// <param name="stop">Ends what is under way, too.</param>
    internal async Task Handle(PassContext context, PairRecord pair, IReadOnlyList<KnownAnswer> known, CancellationToken late, CancellationToken stop)
    {
        Subject subject = new(context, pair, Scan.Of(pair));
        List<KnownAnswer> answers = [.. known];
        while (QuestionRules.Next(answers, subject.Signs.Count > 0) is { } next)
        {
            if (await Ask(subject, next, late, stop) is not { } answer)
                return;
            answers.Add(answer.AsKnown());
            var last = QuestionRules.Next(answers, subject.Signs.Count > 0) is null;
            await keep.Handle(answer, last ? await Opinion(subject, answers, stop) : null, stop);
            context.CountKept();
        }

        if (answers.Count == known.Count)
            await keep.Handle(answer: null, await Opinion(subject, answers, stop), stop);
    }

    // Null when the pair has to wait.
    private async Task<JudgeAnswer?> Ask(Subject subject, NextQuestion next, CancellationToken late, CancellationToken stop)
    {
        var nonce = PairText.Nonce();
        var question = subject.Context.Prompt.Ask(subject.Pair, next.Question, nonce);
        return await AskUntilAnswered.Handle(subject.Context, subject.Context.Judge, question, late, stop) switch
        {
            null => null,
            { Said: { } said } => await Row(subject, next, nonce, said, stop),
            var without => await Row(subject, next, nonce, without.Kind, without.Why, stop),
        };
    }

    private async Task<JudgeAnswer> Row(Subject subject, NextQuestion next, string nonce, Said said, CancellationToken stop) =>
        await new ReadAnswer(vault, clock).Handle(subject.Context, subject.Pair, next, nonce, said, inBatch: false, stop);

    private async Task<JudgeAnswer> Row(Subject subject, NextQuestion next, string nonce, AnswerKind kind, string why, CancellationToken stop) =>
        await new ReadAnswer(vault, clock).Without(subject.Context, subject.Pair, next, nonce, kind, why, stop);

    private async Task<Opinion> Opinion(Subject subject, IReadOnlyCollection<KnownAnswer> answers, CancellationToken stop)
    {
        var combined = QuestionRules.Combine(answers, subject.Signs.Count > 0);
        return await keep.Seal(subject.Context.Pass, subject.Pair, combined, subject.Signs, answers, stop);
    }
}
