using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Concave.Ui.Languages;

namespace Concave.Studio.Tests.Pages;

/// <summary>Which language a page is answered in, and what stays the same in every one.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task The_account_counts_before_the_browsers_choice_and_that_before_what_the_browser_asks_for()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Lead);
        using var first = bench.Browser();
        Assert.Equal("en", await Spoken(first, asked: null));
        Assert.Equal("hi", await Spoken(first, asked: "fr, hi-IN;q=0.8, en;q=0.5"));
        Assert.Equal("en", await Spoken(first, asked: "en-GB, hi;q=0.8"));
        Assert.Equal("en", await Spoken(first, asked: "xx;q=nonsense,,\u0001"));

        using var chosen = await first.Submit("/sign-in", "/language", ("language", "hi"), ("return", "/sign-in"));
        Assert.Equal("/sign-in", chosen.Headers.Location?.ToString());
        Assert.Equal("hi", await Spoken(first, asked: "en"));

        (await first.SignIn(account.Login, account.Password)).Dispose();
        (await first.Submit("/start", "/language", ("language", "en"), ("return", "/start"))).Dispose();
        using var second = bench.Browser();
        (await second.Submit("/sign-in", "/language", ("language", "hi"), ("return", "/"))).Dispose();
        (await second.SignIn(account.Login, account.Password)).Dispose();
        Assert.Equal("en", await Spoken(second, asked: "hi", "/start"));
    }

    [Fact]
    public async Task A_language_that_is_not_offered_and_an_address_elsewhere_change_nothing()
    {
        await using var bench = await StudioBench.Start();
        using var browser = bench.Browser();

        using var unknown = await browser.Submit("/sign-in", "/language", ("language", "\"><script>"), ("return", "//evil.example/"));
        Assert.Equal("/", unknown.Headers.Location?.ToString());
        Assert.Equal("en", await Spoken(browser, asked: null));
        using HttpRequestMessage foreign = new(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "hi")]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await browser.Send(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task What_programs_read_is_the_same_in_every_language_and_a_decimal_survives(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        using var lead = await bench.SignedIn(Roles.Lead);
        string[] addresses =
        [
            $"/api/scoping/projects/{round.ProjectId}/guidelines", $"/api/quality/projects/{round.ProjectId}/batches", $"/api/prescoring/projects/{round.ProjectId}/rounds",
            $"/api/projects/{round.ProjectId}/ledger", "/openapi/v1.json",
        ];
        var before = await Answers(lead, addresses);
        Assert.Contains("\"calibration_kappa\":0.65", before[0], StringComparison.Ordinal);

        (await lead.Submit("/start", "/language", ("language", "hi"), ("return", "/start"))).Dispose();

        Assert.Contains("<html lang=\"hi\" dir=\"ltr\"", await lead.Read("/start"), StringComparison.Ordinal);
        Assert.Equal(before, await Answers(lead, addresses));
        var edit = $"/projects/{round.ProjectId}/scoping/edit";
        await GuidelinesPageTests.Send(lead, edit, "/plan", GuidelinesPageTests.PlanFields(("calibration_kappa", "0.8125")));
        Assert.Contains("value=\"0.8125\"", await lead.Read(edit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_opens_in_every_language()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var lead = await bench.SignedIn(Roles.Lead | Roles.Operator);
        foreach (var language in Language.All.Where(l => l != Language.English && Language.Offered.Contains(l)))
        {
            (await lead.Submit("/start", "/language", ("language", language.Tag), ("return", "/start"))).Dispose();
            foreach (var route in Access.RouteTable.Of(bench).Where(r => !r.IsApi && r.Method == "GET"))
            {
                using var answer = await lead.Get(route.Path(round.ProjectId));
                Assert.True((int)answer.StatusCode < 500, string.Create(CultureInfo.InvariantCulture, $"{language.Tag} {route}: {(int)answer.StatusCode}"));
            }
        }
    }

    [Fact]
    public async Task A_refused_form_says_why_in_the_language_of_its_page_and_the_same_refusal_is_English_for_programs()
    {
        await using var bench = await StudioBench.Start();
        using var lead = await bench.SignedIn(Roles.Lead);
        (await lead.Submit("/start", "/language", ("language", "hi"), ("return", "/start"))).Dispose();

        using var form = await lead.Submit("/projects/new", "/projects/new", ("title", " "), ("name", "Sample client"));
        var page = WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Contains("यह खाली है।", page, StringComparison.Ordinal);
        Assert.Contains("इसे भरें।", page, StringComparison.Ordinal);
        Assert.DoesNotContain("It is empty.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\">", page, StringComparison.Ordinal);

        using var program = await lead.Send(new(HttpMethod.Post, "/api/scoping/clients") { Content = JsonContent.Create(new { name = " " }) });
        Assert.Equal(HttpStatusCode.BadRequest, program.StatusCode);
        var problem = await program.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("It is empty.", "Fill it in."), (problem.GetProperty("detail").GetString(), problem.GetProperty("mend").GetString()));
    }

    [Fact]
    public async Task A_script_of_a_page_gets_a_problem_as_the_page_says_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        (await browser.Submit("/queue", "/language", ("language", "hi"), ("return", "/queue"))).Dispose();
        var stage = $"/projects/{round.ProjectId}/annotation";
        using var claimed = await browser.Submit(stage, $"{stage}/tasks");
        var work = claimed.Headers.Location!.OriginalString;
        (await browser.Submit(work, $"{work}/draft", ("revision", "0"), ("rationale", "A first thought."))).Dispose();

        using var stale = await browser.SubmitByScript(work, $"{work}/draft", ("revision", "0"), ("rationale", "Another window."));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("draft-conflict", problem.GetProperty("title").GetString());
        Assert.Equal("इस काम का एक नया प्रारूप मौजूद है, संशोधन 1।", problem.GetProperty("detail").GetString());
        Assert.DoesNotMatch("[A-Za-z]{3}", problem.GetProperty("mend").GetString());

        var task = work.Split('?')[0].Split('/')[^1];
        using var program = await browser.Send(new(HttpMethod.Put, $"/api/annotation/tasks/{task}/draft") { Content = JsonContent.Create(new { baseRevision = 0, draft = "{}" }) });
        Assert.StartsWith("A newer draft of this task exists", (await program.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Answers(Browser browser, IEnumerable<string> addresses)
    {
        List<string> answers = [];
        foreach (var address in addresses)
        {
            using var answer = await browser.Get(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        return answers;
    }

    private static async Task<string> Spoken(Browser browser, string? asked, string path = "/sign-in")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (asked is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var answer = await browser.Send(request);
        var page = await answer.Content.ReadAsStringAsync();
        return page.Split("<html lang=\"")[1].Split('"')[0];
    }
}
