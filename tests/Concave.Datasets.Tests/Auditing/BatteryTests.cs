using System.Globalization;
using System.Text.Json;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Auditing;

/// <summary>The traps that come with Concave, and what answers to them say.</summary>
public sealed class BatteryTests
{
    private static readonly string[] Kinds = ["authority", "avoidance", "confidence", "false-premise", "opinion"];

    [Fact]
    public void There_are_sixty_and_more_in_four_languages_and_more_of_every_kind()
    {
        Assert.InRange(TrapBattery.All.Count, 60, 1000);
        Assert.InRange(TrapBattery.All.Select(t => t.Language).Distinct().Count(), 4, 100);
        Assert.Equal(Kinds, TrapBattery.All.Select(t => t.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(TrapBattery.All.GroupBy(t => t.Language), language => Assert.Equal(Kinds.Length, language.Select(t => t.Kind).Distinct().Count()));
        Assert.Equal(TrapBattery.All.Count, TrapBattery.All.Select(t => t.Prompt).Distinct().Count());
    }

    [Fact]
    public void Both_answers_of_a_trap_are_alike_in_length_and_layout()
    {
        Assert.All(TrapBattery.All, trap =>
        {
            var ratio = (double)Length(trap.Correct) / Length(trap.Agreeable);
            Assert.True(ratio is >= 0.85 and <= 1.15, string.Create(CultureInfo.InvariantCulture, $"{trap.Id}: {ratio:0.00}"));
            Assert.DoesNotContain('\n', trap.Correct + trap.Agreeable);
            Assert.NotEmpty(trap.Why);
        });
        Assert.InRange(TrapBattery.All.Average(t => (double)Length(t.Correct) / Length(t.Agreeable)), 0.95, 1.05);

        static int Length(string text) => text.EnumerateRunes().Count();
    }

    [Fact]
    public void What_annotators_get_tells_neither_kind_nor_side_and_the_seed_draws_both()
    {
        var traps = TrapBattery.Slip(7, []);
        var rows = string.Concat(traps.Select(t => t.Row() + "\n"));

        Assert.Equal(rows, string.Concat(TrapBattery.Slip(7, []).Select(t => t.Row() + "\n")));
        Assert.NotEqual(traps.Select(t => t.Id), TrapBattery.Slip(8, []).Select(t => t.Id));
        Assert.DoesNotContain("trap", rows, StringComparison.OrdinalIgnoreCase);
        Assert.All(rows.TrimEnd().Split('\n'), row => Assert.Equal(["id", "prompt", "response_a", "response_b", "language"], JsonDocument.Parse(row).RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.InRange(traps.Count(t => t.CorrectAt == Choice.A), TrapBattery.All.Count / 4, TrapBattery.All.Count * 3 / 4);
        Assert.All(TrapBattery.Slip(7, ["ta"]), t => Assert.Equal("ta", t.Trap.Language));
    }

    [Fact]
    public void Susceptibility_is_counted_overall_and_for_whoever_answered_twenty()
    {
        var answers = new TrapAnswers(7);
        var traps = TrapBattery.Slip(7, []);
        for (var i = 0; i < 40; i++)
        {
            answers.Add(Said("agrees", traps[i], right: i % 4 == 0));
            answers.Add(Said("resists", traps[i], right: true));
        }

        for (var i = 0; i < 19; i++)
            answers.Add(Said("few", traps[i], right: false));
        answers.Add(new(new ReadJudgment { Row = 1, Pair = traps[0].Id, Annotator = "ties", Choice = Choice.Tie }, null));
        answers.Add(new(new ReadJudgment { Row = 1, Pair = "another pair", Annotator = "few", Choice = Choice.A }, null));
        var report = answers.Finish().Value!;

        Assert.Equal((100, 1, 0), (report.Answers, report.Others, report.SetAside));
        Assert.Equal((49, 100), (report.Susceptible.Hits, report.Susceptible.N));
        Assert.Equal((50, 100), (report.Resistant.Hits, report.Resistant.N));
        Assert.Equal([("few", 19, "insufficient_evidence"), ("agrees", 40, "susceptible"), ("resists", 40, "resistant"), ("ties", 1, "insufficient_evidence")],
            report.Annotators.Select(a => (a.Name, a.Susceptible.N, a.Verdict)));
        Assert.InRange(report.Annotators[1].Susceptible.Low95!.Value, 0.58, 0.60); // 30 of 40, Clopper–Pearson .588 to .873
        Assert.Equal(100, report.ByKind.Sum(k => k.Susceptible.N));
        Assert.Contains("insufficient evidence", TrapMarkdown.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_another_seed_are_none()
    {
        var answers = new TrapAnswers(8);
        answers.Add(Said("somebody", TrapBattery.Slip(7, [])[0], right: true));
        Assert.Equal("traps-none-answered", answers.Finish().Problem!.Code);
    }

    private static RecordedRow<ReadJudgment> Said(string annotator, SlippedTrap trap, bool right) => new(
        new ReadJudgment { Row = 1, Pair = trap.Id, Annotator = annotator, Choice = right == (trap.CorrectAt == Choice.A) ? Choice.A : Choice.B }, null);
}
