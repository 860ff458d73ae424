using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Ledger;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Delivery;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>
/// Every kind of answer, clicked: what the API says of it, what the database holds (the record whose canonical form the
/// ledger's digest covers) and what stands in the files of a delivery are what was clicked.
/// </summary>
public sealed class AnswerKindsTests(Chromium chromium)
{
    private static readonly (string Verdict, PreferredIs Is, double Strength)[] Verdicts =
    [
        ("left-3", PreferredIs.Left, 3), ("left-2", PreferredIs.Left, 2), ("left-1", PreferredIs.Left, 1), ("tie", PreferredIs.Tie, 0),
        ("right-1", PreferredIs.Right, 1), ("right-2", PreferredIs.Right, 2), ("right-3", PreferredIs.Right, 3), ("cannot_judge", PreferredIs.Neither, 0),
    ];

    private static readonly string[] Kinds = ["hallucination", "sycophancy", "safety", "factually_accurate", "honest", "well_structured", "fluent_only", "hallucination"];
    private static readonly string[] Difficulties = ["easy", "moderate", "ambiguous"];

    private enum PreferredIs
    {
        Left,
        Right,
        Tie,
        Neither,
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task What_was_clicked_is_what_is_kept_everywhere(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await SeededRound.Make(bench.Store, bench.Get<ContentVault>(), TimeProvider.System, new() { Pairs = Verdicts.Length, Gold = 0, Annotators = 1 });
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        List<Clicked> clicked = [];
        for (var i = 0; i < Verdicts.Length; i++)
        {
            var page = window.Page;
            var task = Guid.Parse(new Uri(page.Url).Segments[^1]);
            await page.CheckAsync($"input[value='{Verdicts[i].Verdict}']");
            var names = await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('input[name^=score-]')].map(i => i.name))]");
            for (var n = 0; n < names.Length; n++)
                await page.CheckAsync($"input[name='{names[n]}'][value='{Score(i, n)}']");
            var side = i % 2 == 0 ? "left" : "right";
            await page.CheckAsync($"input[value='{side}:{Kinds[i]}:-1:-1']");
            await page.FillAsync("textarea[name=rationale]", Rationale(i));
            await page.CheckAsync($"input[value={Difficulties[i % 3]}]");
            await page.FillAsync("[name=confidence]", $"{i * 12}.5");
            await page.GetByText("Draft saved").WaitForAsync();
            await SaysTheSame(window, task, i);
            await JudgeTests.Send(window);
            clicked.Add(new(await HoldsTheSame(bench, round, task, names, i), names));
        }

        Assert.Empty(window.Wrong);
        await DeliversTheSame(bench, round, clicked);
    }

    /// <summary>What was clicked in one task: names of its scores, and the judgment that it became.</summary>
    private sealed record Clicked(Guid Judgment, string[] Names);

    private static int Score(int answer, int name) => ((answer + name) % 5) + 1;

    private static async Task SaysTheSame(Window window, Guid task, int i)
    {
        var said = JsonDocument.Parse(await (await window.Page.APIRequest.GetAsync($"/api/annotation/tasks/{task}")).TextAsync()).RootElement;
        var draft = JsonDocument.Parse(said.GetProperty("draft").GetString()!).RootElement;
        Assert.Equal(Verdicts[i].Verdict.Split('-')[0], draft.GetProperty("preferred").GetString());
        Assert.Equal((int)Verdicts[i].Strength, draft.GetProperty("strength").GetInt32());
        Assert.Equal(((i * 12) + 0.5) / 100, draft.GetProperty("confidence").GetDouble(), 12);
        Assert.Equal(Difficulties[i % 3], draft.GetProperty("difficulty").GetString());
    }

    private static async Task<Guid> HoldsTheSame(StudioBench bench, SeededRound round, Guid task, string[] names, int i)
    {
        await using var db = bench.Store.Read();
        var stored = await db.SubmittedJudgments.SingleAsync(j => j.AssignmentId == task);
        var record = await bench.Get<ContentVault>().Open<JudgmentRecord>(round.ProjectId, stored.Content, default);
        var (left, right) = record.Sides == Side.ALeft ? (Choice.A, Choice.B) : (Choice.B, Choice.A);
        var choice = Verdicts[i].Is switch { PreferredIs.Left => left, PreferredIs.Right => right, PreferredIs.Tie => Choice.Tie, _ => Choice.CannotJudge };
        Assert.Equal((choice, Verdicts[i].Strength, choice), (record.Choice, record.Strength, stored.Choice));
        Assert.Equal(Difficulties[i % 3], record.Difficulty.ToString().ToLowerInvariant());
        Assert.Equal(((i * 12) + 0.5) / 100, record.Confidence, 12);
        Assert.Equal(Rationale(i), record.Rationale.ReplaceLineEndings("\n"));
        Assert.Equal((Kinds[i], (i % 2 == 0 ? left : right) == Choice.A ? "a" : "b", -1), (Assert.Single(record.Flags).Kind, record.Flags[0].Response, record.Flags[0].Start));
        foreach (var score in record.Scores)
        {
            var (l, r) = left == Choice.A ? (score.A, score.B) : (score.B, score.A);
            Assert.Equal((Score(i, Array.IndexOf(names, $"score-{score.Criterion}-left")), Score(i, Array.IndexOf(names, $"score-{score.Criterion}-right"))), (l, r));
        }

        Assert.Equal(names.Length / 2, record.Scores.Count);
        Assert.Equal(Digest.Of(record), (await db.LedgerEntries.SingleAsync(e => e.SubjectId == record.Judgment)).Digest);
        return record.Judgment;
    }

    // The gates are not what is asked about: the batch counts as withheld, and its labels are decided as the rules do.
    private static async Task DeliversTheSame(StudioBench bench, SeededRound round, List<Clicked> clicked)
    {
        await bench.Store.Write<Done>(db =>
        {
            db.BatchVerdicts.Add(new() { RoundId = round.RoundId, BatchId = round.BatchId, Released = false, Gates = "[]", Reasons = "[]", DecidedAt = RecordJson.Stamp(TimeProvider.System.GetUtcNow()) });
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        await bench.Get<SealLedger>().Handle(round.ProjectId, default);
        var records = (await bench.Get<CollectRecords>().Handle(round.BatchId, default)).Value!;
        var verdicts = VerdictRules.DecideAll(round.BatchId, 1, records.Judgments.Select(j => j.Pair), records.Judgments, [], [], records.Guidelines.Plan);
        var folder = Path.Combine(bench.Home, "delivery");
        using var key = SigningKey.Create();
        Assert.Null(BagWriter.Write(folder, records with { Verdicts = verdicts }, new Dictionary<string, byte[]>(StringComparer.Ordinal), key).Problem);

        var annotations = Lines(folder, "annotations/train").ToDictionary(a => a.GetProperty("judgment").GetGuid());
        var preferences = Lines(folder, "preference/train").Concat(Lines(folder, "preference/test")).ToDictionary(p => p.GetProperty("id").GetGuid());
        Assert.Equal(clicked.Select(c => c.Judgment).Order(), annotations.Keys.Order());
        Assert.Equal(Verdicts.Count(v => v.Is is PreferredIs.Left or PreferredIs.Right), preferences.Count);
        foreach (var (i, (judgment, names)) in clicked.Index())
        {
            var annotation = annotations[judgment];
            var left = annotation.GetProperty("sides").GetString() == "a_left" ? "a" : "b";
            AnnotationSays(annotation, names, left, i);
            var row = preferences.GetValueOrDefault(annotation.GetProperty("pair").GetGuid());
            Assert.Equal(Verdicts[i].Is is PreferredIs.Left or PreferredIs.Right, row.ValueKind == JsonValueKind.Object);
            if (row.ValueKind == JsonValueKind.Object)
                PreferenceSays(row, records, left, i);
        }
    }

    private static void AnnotationSays(JsonElement annotation, string[] names, string left, int i)
    {
        Assert.Equal(ChoiceOf(i, left), annotation.GetProperty("choice").GetString());
        Assert.Equal(Verdicts[i].Strength, annotation.GetProperty("strength").GetDouble());
        Assert.Equal(Difficulties[i % 3], annotation.GetProperty("difficulty").GetString());
        Assert.Equal(((i * 12) + 0.5) / 100, annotation.GetProperty("confidence").GetDouble(), 12);
        Assert.Equal(Rationale(i), annotation.GetProperty("rationale").GetString()!.ReplaceLineEndings("\n"));
        var flag = Assert.Single(annotation.GetProperty("flags").EnumerateArray());
        Assert.Equal((Kinds[i], i % 2 == 0 ? left : Other(left)), (flag.GetProperty("kind").GetString(), flag.GetProperty("response").GetString()));
        var scores = annotation.GetProperty("scores").EnumerateArray().ToDictionary(s => s.GetProperty("criterion").GetString()!, StringComparer.Ordinal);
        Assert.Equal(names.Length, scores.Count * 2);
        foreach (var (n, name) in names.Index())
        {
            var parts = name.Split('-');
            Assert.Equal(Score(i, n), scores[parts[1]].GetProperty(parts[2] == "left" ? left : Other(left)).GetInt32());
        }
    }

    private static void PreferenceSays(JsonElement row, DeliveryRecords records, string left, int i)
    {
        var pair = records.Pairs.Single(p => p.Pair == row.GetProperty("id").GetGuid());
        Assert.Equal(ChoiceOf(i, left), row.GetProperty("preferred").GetString());
        Assert.Equal(ChoiceOf(i, left) == "a" ? pair.ResponseA : pair.ResponseB, row.GetProperty("chosen")[0].GetProperty("content").GetString());
        Assert.Equal(Verdicts[i].Strength, row.GetProperty("preference_strength").GetDouble());
        Assert.Equal(Rationale(i), row.GetProperty("rationale").GetString()!.ReplaceLineEndings("\n"));
    }

    private static string ChoiceOf(int i, string left) => Verdicts[i].Is switch
    {
        PreferredIs.Left => left,
        PreferredIs.Right => Other(left),
        PreferredIs.Tie => "tie",
        _ => "cannot_judge",
    };

    private static string Other(string response) => response == "a" ? "b" : "a";

    private static string Rationale(int i) => $"Answer {i}: <b>text</b> “quoted” ਅ ✓ = 1;\nsecond line";

    private static IEnumerable<JsonElement> Lines(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, "data", $"{name}.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);
}
