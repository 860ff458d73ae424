using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Making;

/// <summary>What came of a prompt: its outcome, and the pair when one was made.</summary>
internal sealed record Closed(PromptOutcome Outcome, MadePair? Pair);

/// <summary>Who made a response, as it stays on record.</summary>
/// <param name="Kind">The recipe.</param>
/// <param name="Part">strong or weak, reference, sample: which of the recipe's two it is.</param>
/// <param name="By">Who made it, and how.</param>
/// <param name="Answered">The model that answered, in the provider's words.</param>
internal sealed record MadeRecord(ResponseSource Kind, Part Part, Maker By, string Answered);

/// <summary>Writes answers, and pairs in the transaction of their last answer.</summary>
internal sealed class KeepResponses(Store store, ContentVault vault, TimeProvider clock)
{
    /// <summary>Keeps what is given; what is kept already stays as it is.</summary>
    internal async Task Handle(MadeAnswer? answer, Closed? closed, CancellationToken stop)
    {
        var kept = await store.Write<Done>(async db =>
        {
            if (answer is not null && !await db.MadeAnswers.AnyAsync(a => a.PromptId == answer.PromptId && a.Part == answer.Part && a.Try == answer.Try, stop))
                db.MadeAnswers.Add(answer);
            if (closed is not null && !await db.PromptOutcomes.AnyAsync(o => o.PromptId == closed.Outcome.PromptId, stop))
            {
                db.PromptOutcomes.Add(closed.Outcome);
                if (closed.Pair is { } pair)
                    db.MadePairs.Add(pair);
            }

            return default(Done);
        }, stop);
        if (kept.Failed)
            throw new InvalidOperationException(kept.Problem.ToString());
    }

    /// <summary>What the answers on a prompt come to.</summary>
    internal async Task<Closed> Close(OrderContext context, PromptToAnswer subject, IReadOnlyList<KnownText> known, CancellationToken stop)
    {
        PromptOutcome outcome = new()
        {
            PromptId = subject.Row.Id,
            OrderId = context.Order.Id,
            Code = MakingRules.Outcome([.. known.Select(k => k.Part)]),
            At = clock.GetUtcNow(),
        };
        return new(outcome, outcome.Code == PromptOutcome.Made ? await Pair(context, subject, known, stop) : null);
    }

    private async Task<MadePair> Pair(OrderContext context, PromptToAnswer subject, IReadOnlyList<KnownText> known, CancellationToken stop)
    {
        var (prompt, row) = (subject.Prompt, subject.Row);
        var first = subject.Prompt.Response is { } own ? new Side(own, Maker: null, Made: null) : Made(context, known, Part.First);
        var second = Made(context, known, Part.Second);
        IReadOnlyList<Message> turns = [.. prompt.Prompt.Select(m => new Message(m.Role, m.Content))];
        ContentHash hash = new();
        // By the content alone, as for files that name a chosen response: the letter does not give the strong one away.
        var firstIsA = (string.CompareOrdinal(first.Text, second.Text) < 0) != hash.LowBit(turns, first.Text, second.Text);
        var (a, b) = firstIsA ? (first, second) : (second, first);
        PairRecord pair = new()
        {
            Pair = row.Id,
            ExternalId = row.ExternalId,
            Purpose = PairPurpose.Production,
            Domain = prompt.Domain,
            Language = prompt.Language,
            TaskType = prompt.TaskType,
            Prompt = prompt.Prompt,
            ResponseA = a.Text,
            ResponseB = b.Text,
        };
        return new()
        {
            Id = row.Id,
            ProjectId = row.ProjectId,
            OrderId = row.OrderId,
            Row = row.Row,
            ExternalId = row.ExternalId,
            ContentHash = hash.Of(turns, a.Text, b.Text),
            FamilyA = a.Maker?.Family,
            FamilyB = b.Maker?.Family,
            MadeA = a.Made,
            MadeB = b.Made,
            Content = await vault.Close(row.ProjectId, pair, stop),
            MadeAt = clock.GetUtcNow(),
        };
    }

    private sealed record Side(string Text, Maker? Maker, string? Made);

    private static Side Made(OrderContext context, IReadOnlyList<KnownText> known, Part part)
    {
        var (said, maker) = (known.Last(k => k.Part.Part == part), context.Recipe.MakerOf(part));
        return new(said.Text, maker, JsonSerializer.Serialize(new MadeRecord(context.Recipe.Kind, part, maker, said.Model), RecordJson.Options));
    }
}
