using System.Net;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;

namespace Concave.Studio.Tests.Pages;

public sealed class QuotePageTests
{
    private const string Asked = "/quote?pairs_medical=2000&pairs_general=500&language=en&language=hi&depth=Full&deadline=&people=&judgments_a_day=100";

    // The hidden fields of the form that keeps it.
    private static readonly (string, string)[] Wanted =
        [("pairs_medical", "2000"), ("pairs_general", "500"), ("language", "en"), ("language", "hi"), ("depth", "Full"), ("judgments_a_day", "100")];

    [Fact]
    public async Task A_visitor_sees_a_price_and_is_offered_nothing_to_keep()
    {
        await using var bench = await StudioBench.Start();
        using var visitor = bench.Browser();

        var empty = await visitor.Read("/quote");
        var page = await visitor.Read(Asked);

        Assert.Contains("medical", empty, StringComparison.Ordinal);
        Assert.Contains("₹27,09,000–32,00,000", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2000\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the quote", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/quote?pairs_general=12&language=en&depth=Full", "fewer than the smallest project")]
    [InlineData("/quote?pairs_general=twelve&language=en&depth=Full", "no whole number")]
    [InlineData("/quote?pairs_general=1000&language=en&depth=Deepest", "No depth is chosen")]
    [InlineData("/quote?pairs_general=1000&language=en&depth=Full&deadline=soon", "The deadline is no day")]
    [InlineData("/quote?pairs_general=1000&depth=Full&more_languages=%3Cscript%3E", "no language tag")]
    public async Task What_cannot_be_priced_is_told_and_the_fields_stay(string path, string told)
    {
        await using var bench = await StudioBench.Start();
        using var visitor = bench.Browser();

        using var answer = await visitor.Get(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_keeps_it_prints_it_revises_it_and_starts_the_project()
    {
        await using var bench = await StudioBench.Start();
        using var lead = await bench.SignedIn(Roles.Lead);

        using var kept = await lead.Submit(Asked, "/quotes", [.. Wanted, ("client_name", "Sample <b>hospital</b>"), ("title", "Sample pairs"), ("purpose", "A sample scribe."), ("responses", "Client")]);
        var address = kept.Headers.Location!.OriginalString;
        var quote = await lead.Read(address);
        using var again = await lead.Submit($"/quote?revises={address[8..]}{Asked[6..].Replace('?', '&')}", "/quotes", [.. Wanted, ("revises", address[8..]), ("client_name", "Sample hospital"), ("title", "Sample pairs"), ("responses", "Client")]);
        var second = again.Headers.Location!.OriginalString;
        using var started = await lead.Submit(second, $"{second}/project");
        var scoping = await lead.Read(started.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Contains("version 1", quote, StringComparison.Ordinal);
        Assert.Contains("₹27,09,000–32,00,000", quote, StringComparison.Ordinal);
        Assert.Contains("Sample &lt;b&gt;hospital", quote, StringComparison.Ordinal);
        Assert.Contains("version 2", await lead.Read(second), StringComparison.Ordinal);
        Assert.Contains("superseded", await lead.Read(address), StringComparison.Ordinal);
        Assert.Contains("became a project", await lead.Read("/quotes"), StringComparison.Ordinal);
        Assert.Contains("Version 1", scoping, StringComparison.Ordinal);
    }
}
