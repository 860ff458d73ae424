using System.Net;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Pages;

/// <summary>A project from its beginning to guidelines that can be approved, by plain forms.</summary>
public sealed class GuidelinesPageTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Guidelines_grow_form_by_form_and_the_client_returns_and_approves_an_exact_version(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        using var lead = await bench.SignedIn(Roles.Lead);
        using var untitled = await lead.Submit("/projects/new", "/projects/new", ("title", " "), ("name", "Sample client"));
        Assert.Equal(HttpStatusCode.BadRequest, untitled.StatusCode);
        using var begun = await lead.Submit("/projects/new", "/projects/new", ("title", "Sample project"), ("client", ""), ("name", "Sample client"));
        var scoping = begun.Headers.Location!.OriginalString;
        var project = Guid.Parse(scoping.Split('/')[2]);
        var edit = $"{scoping}/edit";

        await Send(lead, edit, "/brief", ("title", "Sample assistant"), ("purpose", "Answers questions."), ("target_users", "Sample users"), ("known_failure_modes", "Agrees too fast.\nInvents sources."),
            ("domains", "general, code"), ("languages", "en hi"), ("tier", "1"), ("volume", "1000"), ("responses", "Client"));
        await Send(lead, edit, "/plan", PlanFields(("min_examples_per_criterion", "1"), ("calibration_kappa", "0.75")));
        foreach (var key in new[] { "helpfulness", "factual_accuracy", "safety" })
            await Send(lead, edit, "/criteria", ("library", key));
        await Send(lead, edit, "/criteria", ("library", ""), ("name", "House style"));
        await Send(lead, edit, "/criteria/3", [("key", "house_style"), ("name", "House style"), ("definition", "How close it is to the house's style."), .. Enumerable.Range(1, 5).Select(i => ($"anchor-{i}", $"Sample anchor {i}."))]);
        for (var criterion = 0; criterion < 4; criterion++)
            await Send(lead, edit, $"/criteria/{criterion}/examples", ("prompt", "What is two and two?"), ("strong", "Four."), ("weak", "Five."), ("why", "The sum is four."));

        var page = await lead.Read(edit);
        Assert.Contains("ready for the client", page, StringComparison.Ordinal);
        Assert.Contains("Looser: the house standard is 20.", page, StringComparison.Ordinal);
        var versions = (await bench.Get<ViewProject>().Handle(new(project), new(bench.NewId(), Roles.Lead), default)).Value!;
        Assert.Equal(11, versions.Versions[0].Version);
        Assert.Equal(["worked examples a criterion: 1 instead of 20"], versions.Versions[0].LooserThanHouse);

        using var client = await bench.SignedIn(Roles.Client, versions.ClientId);
        var version = $"{scoping}/guidelines/{versions.Versions[0].Hash}";
        using var silent = await client.Submit(version, $"{version}/return", ("text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var returned = await client.Submit(version, $"{version}/return", ("text", "Please say what a tie is."));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        Assert.Contains("Please say what a tie is.", await lead.Read(version), StringComparison.Ordinal);
        Assert.Contains("returned with comments", await lead.Read(scoping), StringComparison.Ordinal);
        using var approved = await client.Submit(version, version, ("read", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        using var late = await client.Submit(scoping, $"{version}/return", ("text", "Too late."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task Two_leads_do_not_overwrite_each_other_and_what_was_entered_stands()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var lead = await bench.SignedIn(Roles.Lead);
        var edit = $"/projects/{round.ProjectId}/scoping/edit";
        await Send(lead, edit, "/criteria", ("library", "helpfulness"));

        using var stale = await lead.Submit(edit, $"{edit}/criteria", ("base", new string('0', 64)), ("library", ""), ("name", "Second thought"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Second thought", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var senseless = await lead.Submit(edit, $"{edit}/plan", [("base", await Base(lead, edit)), .. PlanFields(("gold_share", "much"))]);
        Assert.Equal(HttpStatusCode.BadRequest, senseless.StatusCode);
    }

    /// <summary>Every field of the plan as the house has it, but for these.</summary>
    internal static (string, string)[] PlanFields(params (string Name, string Value)[] other)
    {
        var house = System.Text.Json.JsonSerializer.SerializeToElement(QualityPlan.HouseStandard, Concave.Kernel.Records.RecordJson.Options);
        return [.. house.EnumerateObject().Where(p => p.Value.ValueKind != System.Text.Json.JsonValueKind.Null && other.All(o => o.Name != p.Name)).Select(p => (p.Name, $"{p.Value}".ToLowerInvariant())), .. other];
    }

    /// <summary>Sends a form of the editor, on the version that stands.</summary>
    internal static async Task Send(Browser lead, string edit, string part, params (string, string)[] fields)
    {
        using var sent = await lead.Submit(edit, $"{edit}{part}", [("base", await Base(lead, edit)), .. fields]);
        Assert.True(sent.StatusCode == HttpStatusCode.SeeOther, $"{part}: {sent.StatusCode} {await sent.Content.ReadAsStringAsync()}");
    }

    private static async Task<string> Base(Browser lead, string edit)
    {
        const string Field = "name=\"base\" value=\"";
        var page = await lead.Read(edit);
        var at = page.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
        return page[at..page.IndexOf('"', at)];
    }
}
