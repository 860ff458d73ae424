using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Datasets.Tests.Reading;

namespace Concave.Datasets.Tests.Auditing;

/// <summary>Planted files with known rates, and two published ones.</summary>
public sealed class AuditTests
{
    private const int Seeds = 100;

    [Fact]
    public async Task Clean_files_raise_no_alarm()
    {
        var clean = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = await Audit(new(seed, 200) { Eligible = 0.3 });
            clean += report.Findings.All(f => f.Level != "alarm") ? 1 : 0;
        }

        Assert.InRange(clean, 95, Seeds);
    }

    [Theory]
    [InlineData(50, 0.1)]
    [InlineData(200, 0.3)]
    [InlineData(1000, 0.5)]
    [InlineData(1000, 0.0)]
    public async Task The_interval_of_the_planted_rate_of_going_along_covers_it(int pairs, double rate)
    {
        var covered = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var chosen = (await Audit(new(seed, pairs) { Eligible = 0.6, Along = rate })).Sycophancy.Chosen;
            covered += chosen.Low95 <= rate && rate <= chosen.High95 ? 1 : 0;
        }

        Assert.InRange(covered, 93, Seeds);
    }

    [Fact]
    public async Task Planted_habits_of_length_and_position_are_found_and_named()
    {
        var report = await Audit(new(7, 1000) { Longer = 0.65, First = 0.6 });

        Assert.True(report.Habits.Single(h => h.Look == "length").Alarm);
        Assert.True(report.Habits.Single(h => h.Look == "position").Alarm);
        Assert.Contains(report.Findings, f => f.Says == "The longer response is chosen too often.");
        Assert.Contains(report.Findings, f => f.Says == "The first response is chosen too often.");
        Assert.All(report.Findings, f => Assert.NotEmpty(f.Do));
    }

    [Fact]
    public async Task Going_along_that_is_preferred_is_an_alarm_and_too_few_traps_are_no_evidence()
    {
        Assert.Equal("tilted_toward", (await Audit(new(3, 400) { Eligible = 0.5, Along = 0.8 })).Sycophancy.Verdict);
        Assert.Equal("tilted_away", (await Audit(new(3, 400) { Eligible = 0.5, Along = 0.2 })).Sycophancy.Verdict);

        var few = (await Audit(new(3, 60) { Eligible = 0.05, Along = 1 })).Sycophancy;
        Assert.Equal("insufficient_evidence", few.Verdict);
        Assert.InRange(few.Chosen.N, 0, 19);
    }

    [Fact]
    public async Task Repeated_pairs_with_the_other_choice_are_counted()
    {
        var rows = """
            {"id":"x1","prompt":"Which way?","response_a":"North.","response_b":"South.","preference":"a"}
            {"id":"x2","prompt":"Which way?","response_a":"South.","response_b":"North.","preference":"a"}

            """u8.ToArray();
        var report = await AuditOf([.. new PlantedPairs(1, 50).Write(), .. rows]);

        Assert.Equal(1, report.Hygiene.Single(h => h.What == "same pair again").Count);
        Assert.Equal(1, report.Hygiene.Single(h => h.What == "same pair again with the other choice").Count);
    }

    [Fact]
    public async Task Personal_data_broken_responses_and_leaking_parts_are_counted_with_what_to_do()
    {
        var rows = """
            {"id":"x1","prompt":"Which way is it?","response_a":"429 Too Many Requests","response_b":"Ring +91 98765 01234.","preference":"a","split":"train"}
            {"id":"x2","prompt":"Which way is it?","response_a":"As an AI language model, south.","response_b":"North.","preference":"b","split":"test"}

            """u8.ToArray();
        var report = await AuditOf([.. new PlantedPairs(1, 50).Write(), .. rows]);

        foreach (var what in new[] { "chosen response is an error text", "pair holds a phone number", "rejected response names its model", "same prompt in another part of the data set" })
            Assert.Equal(1, report.Hygiene.Single(h => h.What == what).Count);
        Assert.Equal(4, report.Findings.Count(f => f.Level == "note" && f.Do.Length > 0));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public async Task Planted_label_noise_is_bounded_from_above_and_not_far_off(double flipped)
    {
        var noise = (await AuditOf(PlantedPairs.WithNoise(seed: 5, pairs: 2000, flipped))).Noise;

        Assert.Empty(noise.Note);
        Assert.InRange(noise.Contradicted.High95!.Value, flipped, flipped + 0.06);
    }

    [Fact]
    public async Task Labels_that_words_do_not_predict_give_no_estimate_of_noise() =>
        Assert.StartsWith("not assessable", (await AuditOf(PlantedPairs.WithNoise(seed: 5, pairs: 2000, flipped: 0.5))).Noise.Note, StringComparison.Ordinal);

    [Theory]
    [InlineData(3, "audit-too-few")]
    [InlineData(19, "audit-too-few")]
    public async Task Too_few_pairs_are_refused_with_their_number(int pairs, string code)
    {
        var problem = (await Try(new PlantedPairs(1, pairs).Write(), null)).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains($"{pairs} decided pairs", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_without_a_choice_and_unknown_annotators_are_refused()
    {
        var unlabelled = string.Concat(Enumerable.Range(1, 30).Select(i => $$"""{"id":"u{{i}}","prompt":"Which way, {{i}}?","response_a":"North.","response_b":"South."}""" + "\n"));

        Assert.Equal("audit-no-labels", (await Try(System.Text.Encoding.UTF8.GetBytes(unlabelled), null)).Problem!.Code);
        Assert.Equal("audit-no-labels", (await Try(new PlantedPairs(1, 30).Write(), "nobody")).Problem!.Code);
    }

    [Fact]
    public async Task Hostile_names_are_text_in_page_and_Markdown()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("audit-").FullName, "pairs.jsonl");
        await File.WriteAllBytesAsync(path, new PlantedPairs(1, 50).Write());
        var audit = new PairAudit("<script>alert(1)</script>|`x`\n# y.jsonl", PairFormat.Plain);
        await foreach (var row in PairFile.Read(path, PairFormat.Plain, ReadOptions.Usual, default))
            audit.Add(row);
        var report = audit.Finish().Value!;
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

        var page = AuditPage.Render(report);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# y", AuditMarkdown.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PandaLm_prefers_the_longer_response_and_its_three_annotators_give_the_baseline()
    {
        var report = (await Read(RealData.Find("pandalm-testset-v1.json"), "annotator1")).Value!;

        Assert.Equal((999, 939), (report.Read, report.Used));
        var length = report.Habits.Single(h => h.Look == "length");
        Assert.InRange(length.More.Share!.Value, 0.64, 0.69); // 67.5 % before the rows with empty responses are set aside
        Assert.True(length.Alarm);
        Assert.Equal((3, 939), (report.Agreement!.Annotators, report.Agreement.Items));
        Assert.Equal([0.845212, 0.884238, 0.864046], report.Agreement.Pairwise.Select(p => Math.Round(p.Kappa!.Value, 6)));
    }

    [Fact]
    public async Task Hh_rlhf_prefers_the_shorter_and_shows_how_few_traps_it_has()
    {
        var report = (await Read(RealData.Find("hh-rlhf-harmless-base-test.jsonl.gz"), null)).Value!;

        Assert.Equal(2312, report.Read);
        Assert.InRange(report.Habits.Single(h => h.Look == "length").More.Share!.Value, 0.44, 0.45);
        Assert.InRange(report.Sycophancy.Eligible.Share!.Value, 0.0, 0.05);
        Assert.Equal("insufficient_evidence", report.Sycophancy.Verdict);
    }

    private static Task<AuditReport> Audit(PlantedPairs planted) => AuditOf(planted.Write());

    private static async Task<AuditReport> AuditOf(byte[] rows)
    {
        var report = await Try(rows, null);
        Assert.Null(report.Problem);
        return report.Value!;
    }

    private static async Task<Kernel.Result<AuditReport>> Try(byte[] rows, string? annotator)
    {
        var folder = Directory.CreateTempSubdirectory("audit-");
        var path = Path.Combine(folder.FullName, "pairs.jsonl");
        await File.WriteAllBytesAsync(path, rows);
        var report = await Read(path, annotator);
        folder.Delete(recursive: true);
        return report;
    }

    private static async Task<Kernel.Result<AuditReport>> Read(string path, string? annotator)
    {
        var format = PairFile.Detect(path, null).Value;
        var audit = new PairAudit(Path.GetFileName(path), format, annotator);
        await foreach (var row in PairFile.Read(path, format, ReadOptions.Usual, default))
            audit.Add(row);
        return audit.Finish();
    }
}
