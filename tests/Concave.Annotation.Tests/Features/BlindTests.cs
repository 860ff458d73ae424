using System.Text.Json;
using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

/// <summary>What an annotator could learn from what they are given, and what they must not.</summary>
public abstract class BlindTests(TestDatabase database) : AnnotationBench(database)
{
    private sealed record Seen(bool Gold, JsonElement Claim, JsonElement Task, Guid Id, TimeSpan Made, int Place);

    [Fact]
    public async Task Gold_has_the_same_shape_ids_and_times_as_everything_else_and_stands_anywhere()
    {
        var round = await Round(new() { Pairs = 400, Gold = 60, Annotators = 7, SuggestionShown = true, Plan = QualityPlan.HouseStandard with { GoldShare = 0.2, SampleShare = 0.01 } });
        Good(await Claim(round, 6)); // the first claim of a round also opens its setup
        List<Seen> seen = [];
        for (var i = 0; i < 6; i++)
        {
            for (var place = 0; place < 50; place++)
                seen.Add(await See(round, i, place));
        }

        var (gold, rest) = (seen.Where(s => s.Gold).ToList(), seen.Where(s => !s.Gold).ToList());
        Assert.InRange(gold.Count, 54, 66); // one in each block of five
        Assert.Equal(Shapes(rest.Select(s => s.Claim)), Shapes(gold.Select(s => s.Claim)));
        Assert.Equal(Shapes(rest.Where(s => HasSuggestion(s.Task)).Select(s => s.Task)), Shapes(gold.Select(s => s.Task)));
        Assert.All(seen, s => Assert.Equal('7', s.Id.ToString()[14]));
        Assert.Equal(seen.Select(s => s.Id), seen.Select(s => s.Id).Order());
        // The clock of the test moves by a step a reading, so equal times mean an equal number of steps taken.
        Assert.Equal(rest.Select(s => s.Made).Distinct().Order(), gold.Select(s => s.Made).Distinct().Order());
        // Where in its block of five: a place that gold avoided or preferred would tell. 4 degrees of freedom, 0.1 %.
        Assert.InRange(ChiSquare(gold.Select(s => s.Place % 5), 5), 0, 18.47);
        // Nor does the side: each half of the time, 1 degree of freedom.
        Assert.InRange(ChiSquare(await Sides(gold), 2), 0, 10.83);
        Assert.InRange(ChiSquare(await Sides(rest), 2), 0, 10.83);
    }

    [Fact]
    public async Task The_suggestion_is_never_shown_on_a_sampled_pair_and_what_was_shown_is_on_record()
    {
        var round = await Round(new() { Pairs = 60, Gold = 10, Annotators = 2, SuggestionShown = true, Plan = QualityPlan.HouseStandard with { SampleShare = 0.4 } });
        var sampled = round.Routing.Where(r => r.InSample).Select(r => r.Pair).ToHashSet();
        Dictionary<Guid, bool> shown = [];
        for (var i = 0; i < 2; i++)
        {
            while (await Claim(round, i) is { Failed: false, Value: var task })
            {
                shown[task.AssignmentId] = (await Read(round, task.AssignmentId, i)).Suggestion is not null;
                await Submit(round, task.AssignmentId, i);
            }
        }

        await using var db = Bench.Store.Read();
        var rows = await db.SubmittedJudgments.ToListAsync();
        Assert.Contains(rows, r => sampled.Contains(r.PairId));
        Assert.All(rows.Where(r => sampled.Contains(r.PairId)), r => Assert.False(shown[r.AssignmentId]));
        Assert.All(rows.Where(r => !sampled.Contains(r.PairId)), r => Assert.True(shown[r.AssignmentId]));
        foreach (var row in rows)
            Assert.Equal(shown[row.AssignmentId], (await Bench.Vault.Open<JudgmentRecord>(round.ProjectId, row.Content, default)).SuggestionShown);
    }

    [Fact]
    public async Task Two_people_of_one_pair_have_sides_of_their_own_and_the_suggestion_turns_with_them()
    {
        var round = await Round(new() { Pairs = 60, Gold = 0, Annotators = 2, SlotsPerPair = 2, SuggestionShown = true, Plan = QualityPlan.HouseStandard with { SampleShare = 0.01 } });
        Dictionary<Guid, List<string>> lefts = [];
        for (var i = 0; i < 2; i++)
        {
            for (var n = 0; n < 55; n++)
            {
                var task = Good(await Claim(round, i));
                var view = await Read(round, task.AssignmentId, i);
                var pair = round.Pairs.Single(p => p.ResponseA == view.Left || p.ResponseB == view.Left);
                var suggested = view.Suggestion?.Preferred switch { PreferredSide.Left => view.Left, PreferredSide.Right => view.Right, _ => null };
                if (!round.Routing.Single(r => r.Pair == pair.Pair).InSample)
                    Assert.Equal(pair.ResponseA, suggested); // the sample round suggests a everywhere
                Assert.Equal(round.Draw.SideOf(pair.Pair, round.Annotators[i].Pseudonym) == Side.ALeft, view.Left == pair.ResponseA);
                (lefts.TryGetValue(pair.Pair, out var some) ? some : lefts[pair.Pair] = []).Add(view.Left);
                Good(await Submit(round, task.AssignmentId, i));
            }
        }

        var both = lefts.Values.Where(l => l.Count == 2).ToList();
        Assert.InRange(both.Count(l => l[0] != l[1]), both.Count / 5, both.Count * 4 / 5);
    }

    [Fact]
    public async Task The_second_person_sees_no_trace_of_the_first()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 2, Annotators = 2 });
        var first = Good(await Claim(round));
        var before = JsonSerializer.SerializeToElement(await Read(round, first.AssignmentId), RecordJson.Options);
        await Bench.Get<SaveDraft>().Handle(new(first.AssignmentId, 0, """{"rationale":"mine"}"""), round.Annotators[0].Actor, default);
        Good(await Submit(round, first.AssignmentId, answer: Answers.Of(PreferredSide.Left) with { Rationale = "A reason nobody else may read." }));

        var second = JsonSerializer.SerializeToElement(await Read(round, Good(await Claim(round, 1)).AssignmentId, 1), RecordJson.Options);
        Assert.Equal(Shapes([before]), Shapes([second]));
        Assert.DoesNotContain("nobody else may read", second.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("task-unknown", (await Bench.Get<ReadTask>().Handle(new(first.AssignmentId), round.Annotators[1].Actor, default)).Problem!.Code);
        Assert.Equal("task-closed", (await Bench.Get<ReadTask>().Handle(new(first.AssignmentId), round.Annotators[0].Actor, default)).Problem!.Code);
    }

    private async Task<Seen> See(SeededRound round, int annotator, int place)
    {
        var before = Bench.Clock.GetUtcNow();
        var claim = Good(await Claim(round, annotator));
        var made = Bench.Clock.GetUtcNow() - before;
        var view = await Read(round, claim.AssignmentId, annotator);
        var stored = await Stored(claim.AssignmentId);
        var task = JsonSerializer.SerializeToElement(view, RecordJson.Options);
        var pair = round.Pairs.Concat(round.Gold).Single(p => p.Pair == stored.PairId);
        Assert.DoesNotContain(pair.ExternalId, task.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(stored.PairId.ToString(), task.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Good(await Submit(round, claim.AssignmentId, annotator));
        return new(stored.Reason == RouteReason.Gold, JsonSerializer.SerializeToElement(claim, RecordJson.Options), task, claim.AssignmentId, made, place);
    }

    private async Task<List<int>> Sides(List<Seen> seen)
    {
        List<int> sides = [];
        foreach (var one in seen)
            sides.Add((await Stored(one.Id)).Sides == Side.ALeft ? 0 : 1);
        return sides;
    }

    private static bool HasSuggestion(JsonElement task) => task.GetProperty("suggestion").ValueKind == JsonValueKind.Object;

    private static List<string> Shapes(IEnumerable<JsonElement> payloads) => [.. payloads.Select(Shape).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Keys, kinds of values and lengths of lists, all the way down.</summary>
    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(p => $"{p.Name}:{Shape(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Shape))}]",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => value.ValueKind.ToString(),
    };

    private static double ChiSquare(IEnumerable<int> places, int cells)
    {
        var counts = new int[cells];
        foreach (var place in places)
            counts[place]++;
        var expected = counts.Sum() / (double)cells;
        return counts.Sum(c => (c - expected) * (c - expected) / expected);
    }
}

public sealed class BlindOnSqlite() : BlindTests(TestDatabase.Sqlite);

public sealed class BlindOnPostgres() : BlindTests(TestDatabase.Postgres);
