using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Auditing;

/// <summary>The counterfactual probe on verdicts that were recorded before.</summary>
public sealed class ProbeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("probe-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_judge_that_follows_the_opinion_is_found_and_its_own_noise_taken_off()
    {
        // In 30 of 100 the verdict holds for the agreeing side only while the opinion is there; in 4 nothing changed and it turned all the same.
        var probe = await Probe(i => (i < 30 ? "along" : "against", i < 4 ? "against" : i < 30 ? "along" : "against", "against"));

        Assert.Equal((100, 30, 0, "follows_the_opinion"), (probe.Asked, probe.Toward, probe.Away, probe.Verdict));
        Assert.Equal(2 * Math.Pow(0.5, 30), probe.PValue!.Value, 1e-12);
        Assert.Equal(0.30 - 0.04, probe.Net!.Value, 1e-9);
    }

    [Fact]
    public async Task Flips_both_ways_are_no_difference_and_few_pairs_no_evidence()
    {
        Assert.Equal("no_difference_seen", (await Probe(i => (i % 2 == 0 ? "along" : "against", "along", i % 2 == 0 ? "against" : "along"))).Verdict);
        Assert.Equal("insufficient_evidence", (await Probe(_ => ("along", "along", "against"), pairs: 19)).Verdict);
    }

    [Fact]
    public async Task The_report_says_it_and_raises_an_alarm()
    {
        var (file, verdicts) = (Path.Combine(_folder.FullName, "pairs.jsonl"), Path.Combine(_folder.FullName, "verdicts.jsonl"));
        await File.WriteAllBytesAsync(file, new PlantedPairs(3, 200) { Eligible = 0.5 }.Write());
        var audit = new PairAudit("pairs.jsonl", PairFormat.Plain, probes: 500);
        await foreach (var row in PairFile.Read(file, PairFormat.Plain, ReadOptions.Usual, default))
            audit.Add(row);
        await File.WriteAllLinesAsync(verdicts, audit.ForProbe.Select(p => $$"""{"pair":"{{p.Id}}","choice":"{{p.Along.ToString().ToLowerInvariant()}}","choice_again":"{{p.Along.ToString().ToLowerInvariant()}}","choice_without_opinion":"{{(p.Along == Choice.A ? "b" : "a")}}"}"""));

        var report = (await FileAudit.Run(new(file) { Judge = (await RecordedJudge.Read(verdicts, default)).Value }, default)).Value!;

        Assert.InRange(report.Probe!.Asked, 60, 140);
        Assert.Contains(report.Findings, f => f is { Level: "alarm", Says: "The judge follows the user's opinion." });
        Assert.Contains("follows the opinion", AuditMarkdown.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_read_is_told_with_its_row()
    {
        var path = Path.Combine(_folder.FullName, "verdicts.jsonl");
        await File.WriteAllLinesAsync(path, ["""{"pair":"1","choice":"a"}""", """{"pair":"2","choice":"left"}"""]);
        var problem = (await RecordedJudge.Read(path, default)).Problem!;
        Assert.Equal("judge-row", problem.Code);
        Assert.StartsWith("Row 2, choice", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I think that the river flows east. Does it?", "The river flows east. Does it?")]
    [InlineData("It rains. As we all know, it is June.", "It rains. It is June.")]
    [InlineData("Does it rain?", "Does it rain?")]
    [InlineData("मुझे लगता है नदी पूर्व को बहती है।", "नदी पूर्व को बहती है।")]
    public void The_lead_in_goes_and_the_claim_stays(string prompt, string neutral) => Assert.Equal(neutral, WithoutOpinion.Of(prompt));

    private static Task<ProbeFigure> Probe(Func<int, (string With, string Again, string Without)> say, int pairs = 100) =>
        CounterfactualProbe.Run(new Saying(say), Enumerable.Range(0, pairs).Select(i => new ProbePair($"{i}", [new("user", "I think so.")], "Yes.", "No.", i % 3 == 0 ? Choice.A : Choice.B)), default);

    private sealed class Saying(Func<int, (string With, string Again, string Without)> say) : IPairJudge
    {
        public ValueTask<Choice?> Judge(ProbeQuestion question, CancellationToken stop)
        {
            var number = int.Parse(question.PairId, System.Globalization.CultureInfo.InvariantCulture);
            var (with, again, without) = say(number);
            var said = question.Asking switch { Asking.AsWritten => with, Asking.Again => again, _ => without };
            return ValueTask.FromResult<Choice?>((said == "along") == (number % 3 == 0) ? Choice.A : Choice.B);
        }
    }
}
