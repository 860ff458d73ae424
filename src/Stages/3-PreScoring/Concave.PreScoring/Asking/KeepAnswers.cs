using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Prompting;
using Concave.PreScoring.Suspicion;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>Writes answers, and opinions in the transaction of their last answer.</summary>
internal sealed class KeepAnswers(Store store, ContentVault vault, TimeProvider clock)
{
    internal const int LongestSigns = 1000;

    /// <summary>Keeps what is given; what is kept already stays as it is.</summary>
    internal async Task Handle(JudgeAnswer? answer, Opinion? opinion, CancellationToken stop)
    {
        var kept = await store.Write<Done>(async db =>
        {
            if (answer is not null && !await IsKept(db, answer, stop))
                db.JudgeAnswers.Add(answer);
            if (opinion is not null && !await db.Opinions.AnyAsync(o => o.PairId == opinion.PairId && o.Provider == opinion.Provider, stop))
                db.Opinions.Add(opinion);
            return default(Done);
        }, stop);
        if (kept.Failed)
            throw new InvalidOperationException(kept.Problem.ToString());
    }

    /// <summary>The opinion that follows from the answers on a pair.</summary>
    internal async Task<Opinion> Seal(
        FirstPass pass, PairRecord pair, Combined combined, IReadOnlyList<Sign> signs, IReadOnlyCollection<KnownAnswer> answers, CancellationToken stop) => new()
        {
            Id = clock.NewId(),
            ProjectId = pass.ProjectId,
            PairId = pair.Pair,
            Provider = pass.Provider,
            Choice = combined.Choice,
            ChoiceSwapped = combined.ChoiceSwapped,
            Confidence = combined.Confidence,
            State = combined.State,
            Signs = SignsOf(signs, answers, combined),
            Reason = await vault.CloseBytes(pass.ProjectId, Encoding.UTF8.GetBytes(await Reason(pass, pair, stop)), stop),
            RecordedAt = clock.GetUtcNow(),
        };

    private static Task<bool> IsKept(ConcaveDb db, JudgeAnswer answer, CancellationToken stop) => db.JudgeAnswers.AnyAsync(
        a => a.PairId == answer.PairId && a.Provider == answer.Provider && a.Question == answer.Question && a.Try == answer.Try, stop);

    private static string SignsOf(IReadOnlyList<Sign> signs, IReadOnlyCollection<KnownAnswer> answers, Combined combined)
    {
        IEnumerable<string> all =
        [
            .. signs.Select(s => s.ToString()),
            .. answers.Any(a => a.InjectionSuspected) ? new[] { "judge:suspects" } : [],
            .. combined.Moved ? new[] { "judge:moved" } : [],
        ];
        var text = string.Join(' ', all);
        return text.Length > LongestSigns ? text[..LongestSigns] : text;
    }

    // From the answer in the stored order, which is kept by now; "" when it is no verdict.
    private async Task<string> Reason(FirstPass pass, PairRecord pair, CancellationToken stop)
    {
        await using var db = store.Read();
        var content = await db.JudgeAnswers
            .Where(a => a.PairId == pair.Pair && a.Provider == pass.Provider && a.Question == Question.Better && a.Kind == AnswerKind.Verdict)
            .Select(a => a.Content).SingleOrDefaultAsync(stop);
        return content is null ? "" : ReadVerdict.Explanation(Encoding.UTF8.GetString(await vault.OpenBytes(pass.ProjectId, content, stop)));
    }
}

internal static class KnownAnswers
{
    extension(JudgeAnswer answer)
    {
        internal KnownAnswer AsKnown() => new(answer.Question, answer.Try, answer.Kind, answer.Choice, answer.Confidence, answer.InjectionSuspected);
    }
}
