using System.Text;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>A prompt, read, and the answers on it that are kept already.</summary>
internal sealed record PromptToAnswer(OrderedPrompt Row, PromptRecord Prompt, IReadOnlyList<KnownText> Known);

/// <summary>An answer that is kept, with its text when it is a response.</summary>
internal sealed record KnownText(KnownPart Part, string Text, string Model);

/// <summary>
/// Asks for everything there is to ask for one prompt. Each answer is kept before the next question, and the last
/// together with the pair that follows from all of them, or with the reason why there is none.
/// </summary>
internal sealed class AskForResponses(ContentVault vault, KeepResponses keep, TimeProvider clock)
{
    /// <param name="context">The turn.</param>
    /// <param name="subject">The prompt.</param>
    /// <param name="late">Ends when no new question should be asked.</param>
    /// <param name="stop">Ends what is under way, too.</param>
    internal async Task Handle(OrderContext context, PromptToAnswer subject, CancellationToken late, CancellationToken stop)
    {
        List<KnownText> known = [.. subject.Known];
        while (Next(subject, known) is { } next)
        {
            if (await Ask(context, subject, known, next, late, stop) is not { } answer)
                return;
            known.Add(answer.Known);
            var done = Next(subject, known) is null ? await keep.Close(context, subject, known, stop) : null;
            await keep.Handle(answer.Row, done, stop);
            context.CountKept();
        }

        if (known.Count == subject.Known.Count)
            await keep.Handle(answer: null, await keep.Close(context, subject, known, stop), stop);
    }

    private static (Part Part, int Try)? Next(PromptToAnswer subject, List<KnownText> known) =>
        MakingRules.Next([.. known.Select(k => k.Part)], subject.Prompt.Response is not null);

    // Null when the prompt has to wait.
    private async Task<(MadeAnswer Row, KnownText Known)?> Ask(
        OrderContext context, PromptToAnswer subject, List<KnownText> known, (Part Part, int Try) next, CancellationToken late, CancellationToken stop)
    {
        var maker = context.Recipe.MakerOf(next.Part);
        var judge = context.MakerOf(next.Part);
        if (await AskUntilAnswered.Handle(context, judge, MakingQuestion.Of(subject.Prompt, maker), late, stop) is not { } asked)
            return null;
        var said = asked.Said ?? new("", Ending.CutOff, default, maker.Model, "", TimeSpan.Zero);
        var kind = asked.Said is null ? Without(asked.Kind) : Kind(subject, known, next.Part, said);
        KnownPart part = new(next.Part, next.Try, kind);
        return (await Row(context, subject, part, said, asked.Why, judge.Price, stop), new KnownText(part, said.Text, Shorten.To(said.Model, MadeAnswer.LongestId)));
    }

    private static MadeKind Without(AnswerKind kind) => kind == AnswerKind.NoAnswer ? MadeKind.NoAnswer : MadeKind.NotTaken;

    private static MadeKind Kind(PromptToAnswer subject, List<KnownText> known, Part part, Said said) => said.Ending switch
    {
        Ending.Refused => MadeKind.Refused,
        Ending.CutOff => MadeKind.CutOff,
        Ending.Complete when string.IsNullOrWhiteSpace(said.Text) => MadeKind.Empty,
        Ending.Complete when part == Part.Second && First(subject, known) == said.Text.Trim() => MadeKind.Same,
        Ending.Complete => MadeKind.Response,
        _ => throw new ArgumentOutOfRangeException(nameof(said)),
    };

    private static string? First(PromptToAnswer subject, List<KnownText> known) =>
        (subject.Prompt.Response ?? known.LastOrDefault(k => k.Part is { Part: Part.First, Kind: MadeKind.Response })?.Text)?.Trim();

    private async Task<MadeAnswer> Row(OrderContext context, PromptToAnswer subject, KnownPart part, Said said, string why, Price price, CancellationToken stop) => new()
    {
        Id = clock.NewId(),
        OrderId = context.Order.Id,
        ProjectId = context.Order.ProjectId,
        PromptId = subject.Row.Id,
        Part = part.Part,
        Try = part.Try,
        Kind = part.Kind,
        Fault = Shorten.To(why, MadeAnswer.LongestFault),
        Content = await vault.CloseBytes(context.Order.ProjectId, Encoding.UTF8.GetBytes(said.Text), stop),
        Model = Shorten.To(said.Model, MadeAnswer.LongestId),
        RecipeVersion = context.Order.RecipeVersion,
        RequestId = Shorten.To(said.RequestId, MadeAnswer.LongestId),
        InputTokens = said.Use.Input,
        OutputTokens = said.Use.Output,
        Cost = price.Of(said.Use, inBatch: false),
        Milliseconds = (int)said.Took.TotalMilliseconds,
        AnsweredAt = clock.GetUtcNow(),
    };
}
