using System.Text.Json;
using Concave.Data.Content;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>
/// Every kind of answer, clicked: what the API says of it, what the database holds and what a delivery will carry (the
/// record whose canonical form the ledger's digest covers) are what was clicked.
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
            await page.FillAsync("textarea[name=rationale]", $"Answer {i}: <b>text</b> “quoted” ਅ ✓ = 1;\nsecond line");
            await page.CheckAsync($"input[value={Difficulties[i % 3]}]");
            await page.FillAsync("[name=confidence]", $"{i * 12}.5");
            await page.GetByText("Draft saved").WaitForAsync();
            await SaysTheSame(window, task, i);
            await JudgeTests.Send(window);
            await HoldsTheSame(bench, round, task, names, i);
        }

        Assert.Empty(window.Wrong);
    }

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

    private static async Task HoldsTheSame(StudioBench bench, SeededRound round, Guid task, string[] names, int i)
    {
        await using var db = bench.Store.Read();
        var stored = await db.SubmittedJudgments.SingleAsync(j => j.AssignmentId == task);
        var record = await bench.Get<ContentVault>().Open<JudgmentRecord>(round.ProjectId, stored.Content, default);
        var (left, right) = record.Sides == Side.ALeft ? (Choice.A, Choice.B) : (Choice.B, Choice.A);
        var choice = Verdicts[i].Is switch { PreferredIs.Left => left, PreferredIs.Right => right, PreferredIs.Tie => Choice.Tie, _ => Choice.CannotJudge };
        Assert.Equal((choice, Verdicts[i].Strength, choice), (record.Choice, record.Strength, stored.Choice));
        Assert.Equal(Difficulties[i % 3], record.Difficulty.ToString().ToLowerInvariant());
        Assert.Equal(((i * 12) + 0.5) / 100, record.Confidence, 12);
        Assert.Equal($"Answer {i}: <b>text</b> “quoted” ਅ ✓ = 1;\nsecond line", record.Rationale.ReplaceLineEndings("\n"));
        Assert.Equal((Kinds[i], (i % 2 == 0 ? left : right) == Choice.A ? "a" : "b", -1), (Assert.Single(record.Flags).Kind, record.Flags[0].Response, record.Flags[0].Start));
        foreach (var score in record.Scores)
        {
            var (l, r) = left == Choice.A ? (score.A, score.B) : (score.B, score.A);
            Assert.Equal((Score(i, Array.IndexOf(names, $"score-{score.Criterion}-left")), Score(i, Array.IndexOf(names, $"score-{score.Criterion}-right"))), (l, r));
        }

        Assert.Equal(names.Length / 2, record.Scores.Count);
        Assert.Equal(Digest.Of(record), (await db.LedgerEntries.SingleAsync(e => e.SubjectId == record.Judgment)).Digest);
    }
}
