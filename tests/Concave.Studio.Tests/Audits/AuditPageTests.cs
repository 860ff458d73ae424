using System.Net;
using System.Text;
using System.Text.Json;
using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;

namespace Concave.Studio.Tests.Audits;

/// <summary>The audit for whoever comes, without an account.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task A_visitor_sends_a_file_and_reads_the_page_that_the_command_line_writes()
    {
        await using var bench = await StudioBench.Start();
        using var visitor = bench.Browser();
        var bytes = Pairs(60);

        using var sent = await visitor.Upload("/audit", "/audit", "file", "pairs <1>.jsonl", bytes);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var path = sent.Headers.Location!.OriginalString;
        using var answer = await Ready(visitor, path);
        var page = await answer.Content.ReadAsStringAsync();
        var report = JsonSerializer.Deserialize<AuditReport>(await visitor.Read($"{path}?as=json"), RecordJson.Options)!;

        Assert.Equal((60, "pairs <1>.jsonl"), (report.Decided, report.File));
        Assert.Equal(AuditPage.Render(await Directly(bytes, "pairs <1>.jsonl")), page);
        Assert.Contains("style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("# Audit of", await visitor.Read($"{path}?as=md"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(bench.Home, "work"), "audit-*"));
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("PAR1 and so on", "audit-not-parquet")]
    [InlineData("{\"prompt\":\"One?\",\"chosen\":\"Yes.\",\"rejected\":\"No.\"}\n", "audit-too-few")]
    public async Task A_file_that_cannot_be_audited_says_why(string text, string code)
    {
        await using var bench = await StudioBench.Start();
        using var visitor = bench.Browser();

        using var sent = await visitor.Upload("/audit", "/audit", "file", "pairs.jsonl", Encoding.UTF8.GetBytes(text));
        using var answer = sent.StatusCode == HttpStatusCode.SeeOther ? await Ready(visitor, sent.Headers.Location!.OriginalString) : null;

        Assert.Equal(HttpStatusCode.BadRequest, (answer ?? sent).StatusCode);
        Assert.Contains(code, await (answer ?? sent).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_too_often_or_not_there_is_refused()
    {
        await using var bench = await StudioBench.Start(with: o => o with { AuditsPerTenMinutes = 2 });
        using var visitor = bench.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/audit/0123456789abcdef0123456789abcdef")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Submit("/audit", "/audit")).StatusCode);
        using var large = await visitor.Upload("/audit", "/audit", "file", "pairs.jsonl", new byte[(32 << 20) + 1]);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Contains("audit-too-large", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.Upload("/audit", "/audit", "file", "pairs.jsonl", Pairs(30))).StatusCode);
    }

    [Fact]
    public async Task The_operator_can_keep_it_for_leads()
    {
        await using var bench = await StudioBench.Start(with: o => o with { OpenAudit = false });
        using var visitor = bench.Browser();
        using var sent = await visitor.Get("/audit");
        Assert.Equal("/sign-in?return=/audit", sent.Headers.Location!.OriginalString);
        Assert.DoesNotContain("href=\"/audit\"", await visitor.Read("/sign-in"), StringComparison.Ordinal);

        using var annotator = await bench.SignedIn(Roles.Annotator);
        Assert.Equal(HttpStatusCode.Forbidden, (await annotator.Get("/audit")).StatusCode);
        using var lead = await bench.SignedIn(Roles.Lead);
        Assert.Equal(HttpStatusCode.OK, (await lead.Get("/audit")).StatusCode);
    }

    [Fact]
    public async Task A_lead_can_have_a_model_asked_and_a_visitor_cannot()
    {
        await using var bench = await StudioBench.Start();
        await File.WriteAllTextAsync(Path.Combine(bench.Home, "judges.json"), """{"judges":[{"name":"sample","protocol":"openai","model":"m","base_url":"http://127.0.0.1:9/v1","price":{"input":1,"output":1}}]}""");
        using var visitor = bench.Browser();
        using var lead = await bench.SignedIn(Roles.Lead);

        Assert.DoesNotContain("name=\"judge\"", await visitor.Read("/audit"), StringComparison.Ordinal);
        Assert.Contains("sample: m", await lead.Read("/audit"), StringComparison.Ordinal);
        using var refused = await visitor.Upload("/audit", "/audit", "file", "pairs.jsonl", Pairs(30), ("judge", "sample"), ("budget", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unpaid = await lead.Upload("/audit", "/audit", "file", "pairs.jsonl", Pairs(30), ("judge", "sample"));
        Assert.Contains("budget-missing", await unpaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var sent = await lead.Upload("/audit", "/audit", "file", "pairs.jsonl", Pairs(30), ("judge", "sample"), ("budget", "1"));
        using var answer = await Ready(lead, sent.Headers.Location!.OriginalString);
        Assert.Contains("was asked about 0 of the 0 pairs", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traps_are_drawn_and_answers_that_come_back_are_computed()
    {
        await using var bench = await StudioBench.Start();
        using var visitor = bench.Browser();
        var rows = (await visitor.Read("/audit/traps/battery?seed=5&language=hi")).TrimEnd().Split('\n').Select(r => JsonDocument.Parse(r).RootElement.GetProperty("id").GetString()).ToList();
        var answers = Encoding.UTF8.GetBytes(string.Concat(rows.Select(id => $$"""{"pair":"{{id}}","annotator":"<one>","choice":"tie"}""" + "\n")));

        using var sent = await visitor.Upload("/audit/traps", "/audit/traps", "file", "answers.jsonl", answers, ("seed", "5"));
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains($"(0 of {rows.Count};", page, StringComparison.Ordinal);
        Assert.Contains("&lt;one&gt;", page, StringComparison.Ordinal);
        using var other = await visitor.Upload("/audit/traps", "/audit/traps", "file", "answers.jsonl", answers, ("seed", "6"));
        Assert.Contains("traps-none-answered", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/audit/traps/battery?seed=x")).StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(bench.Home, "work"), "traps-*"));
    }

    private static async Task<HttpResponseMessage> Ready(Browser visitor, string path)
    {
        for (var i = 0; ; i++)
        {
            var answer = await visitor.Get(path);
            if (i == 30 || !(await answer.Content.ReadAsStringAsync()).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
                return answer;
            answer.Dispose();
        }
    }

    private static async Task<AuditReport> Directly(byte[] bytes, string name)
    {
        var folder = Directory.CreateTempSubdirectory("concave-audit-");
        var path = Path.Combine(folder.FullName, "pairs.jsonl");
        await File.WriteAllBytesAsync(path, bytes);
        var report = await FileAudit.Run(new(path) { Name = name }, default);
        folder.Delete(recursive: true);
        return report.Value!;
    }

    private static byte[] Pairs(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, count).Select(i =>
        JsonSerializer.Serialize(new { id = $"p{i}", prompt = $"Where does river {i} flow?", response_a = $"North, river {i} does.", response_b = $"South, river {i} does, past the old town.", preference = i % 2 == 0 ? "a" : "b" }) + "\n")));
}
