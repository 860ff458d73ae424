using System.Text;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;

namespace Concave.PreScoring.Asking;

/// <summary>Turns what came back into the row that is kept, sealed.</summary>
internal sealed class ReadAnswer(ContentVault vault, TimeProvider clock)
{
    private const int LongestFault = 100;
    private const int LongestId = 200;

    /// <summary>The row of an answer.</summary>
    internal async Task<JudgeAnswer> Handle(PassContext context, PairRecord pair, NextQuestion asked, string nonce, Said said, bool inBatch, CancellationToken stop)
    {
        var read = Read(context, pair, asked.Question, said);
        return new()
        {
            Id = clock.NewId(),
            ProjectId = context.Pass.ProjectId,
            PairId = pair.Pair,
            Provider = context.Pass.Provider,
            Question = asked.Question,
            Try = asked.Try,
            Kind = read.Kind,
            Fault = Shorten.To(read.Fault, LongestFault),
            Choice = read.Choice,
            Confidence = read.Confidence,
            InjectionSuspected = read.InjectionSuspected,
            Content = await vault.CloseBytes(context.Pass.ProjectId, Encoding.UTF8.GetBytes(said.Text), stop),
            Nonce = nonce,
            Model = Shorten.To(said.Model, LongestId),
            PromptVersion = context.Prompt.Version,
            RequestId = Shorten.To(said.RequestId, LongestId),
            FreshTokens = said.Use.Fresh,
            CacheWrittenTokens = said.Use.CacheWritten,
            CacheReadTokens = said.Use.CacheRead,
            OutputTokens = said.Use.Output,
            Cost = context.Judge.Price.Of(said.Use, inBatch),
            InBatch = inBatch,
            Milliseconds = (int)said.Took.TotalMilliseconds,
            AnsweredAt = clock.GetUtcNow(),
        };
    }

    /// <summary>The row that says why there is no answer and will be none.</summary>
    internal async Task<JudgeAnswer> Without(PassContext context, PairRecord pair, NextQuestion asked, string nonce, AnswerKind kind, string why, CancellationToken stop)
    {
        var nothing = await Handle(context, pair, asked, nonce, new("", Ending.CutOff, default, context.Judge.Judge.Model, "", TimeSpan.Zero), inBatch: false, stop);
        return nothing with { Kind = kind, Fault = Shorten.To(why, LongestFault) };
    }

    private sealed record Reading(AnswerKind Kind, string Fault, Choice? Choice = null, double? Confidence = null, bool InjectionSuspected = false);

    private static Reading Read(PassContext context, PairRecord pair, Question question, Said said) => said.Ending switch
    {
        Ending.Refused => new(AnswerKind.Refused, "refusal"),
        Ending.CutOff => new(AnswerKind.CutOff, "cut-off"),
        Ending.Complete when question == Question.Worse => Worse(said),
        Ending.Complete => Better(context, pair, question, said),
        _ => throw new ArgumentOutOfRangeException(nameof(said)),
    };

    private static Reading Better(PassContext context, PairRecord pair, Question question, Said said)
    {
        var verdict = ReadVerdict.Better(said.Text, pair, question == Question.BetterSwapped, context.Prompt.Criteria);
        return verdict.Failed
            ? new(AnswerKind.Malformed, verdict.Problem.Code)
            : new(AnswerKind.Verdict, "", verdict.Value.Choice, verdict.Value.Confidence, verdict.Value.InjectionSuspected);
    }

    private static Reading Worse(Said said)
    {
        var verdict = ReadVerdict.Worse(said.Text);
        return verdict.Failed
            ? new(AnswerKind.Malformed, verdict.Problem.Code)
            : new(AnswerKind.Verdict, "", verdict.Value.Worse, Confidence: null, verdict.Value.InjectionSuspected);
    }
}
