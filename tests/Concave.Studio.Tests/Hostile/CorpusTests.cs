using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Studio.Tests.Access;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Hostile;

/// <summary>A corpus of hostile texts in every place that takes one, over every page and answer of the route table: nothing acts, nothing asks another host.</summary>
public sealed class CorpusTests
{
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("<>\r\n/\\");

    // What a page is about, where the sample world holds one; the rest answer that there is no such thing, which is looked at too.
    private static readonly Dictionary<string, (string Table, string Column)> Places = new(StringComparer.Ordinal)
    {
        ["{hash}"] = ("approved_guidelines", "hash"),
        ["{importId:guid}"] = ("pair_imports", "id"),
        ["{batchId:guid}"] = ("batches", "id"),
        ["{userId:guid}"] = ("users", "id"),
        ["{annotatorId:guid}"] = ("annotator_profiles", "annotator_id"),
        ["{reviewId:guid}"] = ("review_tasks", "id"),
        ["{judgmentId:guid}"] = ("submitted_judgments", "id"),
        ["{pairId:guid}"] = ("pairs", "id"),
        ["{assignmentId:guid}"] = ("assignments", "id"),
        ["{roundId:guid}"] = ("rounds", "id"),
    };

    [Fact]
    public async Task Nothing_acts_on_any_page_and_answers_to_programs_are_no_pages()
    {
        await using var bench = await StudioBench.Start();
        var round = await World(bench);
        var people = await People(bench, round);
        await Import(people["lead"], round);
        List<string> wrong = [];
        HashSet<string> showing = new(StringComparer.Ordinal);
        foreach (var (role, browser) in people)
        {
            foreach (var route in RouteTable.Of(bench).Where(r => r.Method == "GET" && !r.Pattern.StartsWith("/assets", StringComparison.Ordinal)))
            {
                foreach (var path in await Paths(bench, round, route))
                {
                    using var answer = await browser.Get(path);
                    var text = await answer.Content.ReadAsStringAsync();
                    if (text.Contains(Corpus.Sign, StringComparison.Ordinal))
                        showing.Add(route.Pattern);
                    wrong.AddRange(Look(answer, text).Select(f => $"{role} {route.Pattern}: {f}"));
                }
            }

            browser.Dispose();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct().Take(60)));
        Assert.True(showing.Count(p => p.StartsWith("/projects", StringComparison.Ordinal)) > 15, string.Join('\n', showing.Order(StringComparer.Ordinal))); // the corpus was there to be shown
    }

    [Theory]
    [InlineData("<p>a<img src=x></p>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script src=\"https://evil.example/x.js\"></script>")]
    [InlineData("<p onclick=\"alert(1)\">a</p>")]
    [InlineData("<a href=\"//evil.example/\">a</a>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<form action=\"https://evil.example/\"></form>")]
    [InlineData("<p style=\"display:none\">a</p>")]
    [InlineData("<p>a \u202Egnp.</p>")]
    public void What_acts_is_found(string markup) => Assert.NotEmpty(Markup.Faults($"<html lang=\"en\" dir=\"ltr\"><body>{markup}</body></html>"));

    [Theory]
    [InlineData("<p>a <bdi>\u202Egnp.</bdi></p>")]
    [InlineData("<a href=\"/projects\">&lt;img src=x onerror=alert(1)&gt;</a>")]
    [InlineData("<script type=\"module\" src=\"/assets/0123/judge.js\"></script>")]
    public void What_is_shown_as_text_is_no_fault(string markup) => Assert.Empty(Markup.Faults($"<html lang=\"en\" dir=\"ltr\"><body>{markup}</body></html>"));

    private static IEnumerable<string> Look(HttpResponseMessage answer, string text)
    {
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            return Markup.Faults(text);
        List<string> faults = [];
        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out var options) || !options.Contains("nosniff"))
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} without nosniff"));
        if (answer.Content.Headers.ContentDisposition?.FileName is { } name && name.AsSpan().ContainsAny(NeverInNames))
            faults.Add($"a file is called {name}");
        if (answer.Content.Headers.ContentType?.MediaType == "text/csv" && text.Split('\n').SelectMany(l => l.Split(',')).Any(c => c.TrimStart('"') is ['=' or '+' or '-' or '@', ..]))
            faults.Add("a cell that a spreadsheet runs");
        return faults;
    }

    private static async Task<SeededRound> World(StudioBench bench)
    {
        var hostile = Enumerable.Range(0, 6).ToDictionary(i => i, i => ($"A{Corpus.Text}", i == 0 ? $"B{Corpus.Line}" : $"B{Corpus.Text}"));
        var round = await SeededRound.Make(bench.Store, bench.Get<ContentVault>(), TimeProvider.System, new() { Pairs = 6, Gold = 4, Annotators = 2, Responses = hostile, ClientName = Corpus.Name, ProjectTitle = Corpus.Name });
        await bench.Register(round.Annotators[0], Corpus.Name);
        await bench.JudgeAll(round, "\n" + string.Concat(Corpus.Text.Where(c => c is '\n' || !char.IsControl(c))));
        return round;
    }

    private static async Task<Dictionary<string, Browser>> People(StudioBench bench, SeededRound round) => new(StringComparer.Ordinal)
    {
        ["lead"] = await bench.SignedIn(Roles.Lead | Roles.Operator, name: Corpus.Plain),
        ["client"] = await bench.SignedIn(Roles.Client, round.ClientId, name: Corpus.Plain),
        ["senior"] = await bench.SignedIn(Roles.Senior | Roles.Engineer, name: Corpus.Plain),
        ["annotator"] = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id, name: Corpus.Plain),
    };

    // A file of a hostile name, with rows that are taken, held and set aside.
    private static async Task Import(Browser lead, SeededRound round)
    {
        object[] rows =
        [
            new { id = Corpus.Formula, prompt = Corpus.Text, response_a = Corpus.Text, response_b = "b", domain = "general", language = "en" },
            new { id = Corpus.Name, prompt = "As an AI language model, ChatGPT, I think", response_a = "I am ChatGPT by OpenAI.", response_b = Corpus.Text, domain = Corpus.Name, language = Corpus.Name },
            new { id = "x", prompt = Corpus.Text, response_a = "", response_b = Corpus.Text, domain = "general", language = "en" },
        ];
        var file = Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => JsonSerializer.Serialize(r))));
        using var taken = await lead.Upload($"/projects/{round.ProjectId}/scoping", $"/projects/{round.ProjectId}/scoping/imports", "file", $"{Corpus.Sign} <img src=x onerror=alert(1)>.jsonl", file, ("purpose", "Production"));
        Assert.True(taken.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, await taken.Content.ReadAsStringAsync());
        Assert.Equal([], Markup.Faults(await taken.Content.ReadAsStringAsync()));
    }

    // The newest thing of each kind, and the first of the hostile ones where that is another.
    private static async Task<IReadOnlyList<string>> Paths(StudioBench bench, SeededRound round, Route route)
    {
        var parts = route.Pattern.Split('/');
        if (!parts.Any(Places.ContainsKey))
            return [route.Path(round.ProjectId)];
        List<string> paths = [];
        foreach (var order in new[] { "DESC", "ASC" })
        {
            List<string> path = [];
            foreach (var part in parts)
            {
                path.Add(part == "{projectId:guid}" ? $"{round.ProjectId}"
                    : Places.TryGetValue(part, out var place) ? await One(bench, place, order)
                    : new Route(part, "GET").Path(round.ProjectId).Trim('/'));
            }

            paths.Add(string.Join('/', path));
        }

        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<string> One(StudioBench bench, (string Table, string Column) place, string order)
    {
        await using var db = bench.Store.Read();
#pragma warning disable EF1002 // all three are this test's own literals
        return (await db.Database.SqlQueryRaw<string>($"SELECT CAST({place.Column} AS TEXT) AS \"Value\" FROM {place.Table} ORDER BY 1 {order} LIMIT 1").ToListAsync()).SingleOrDefault() ?? $"{Guid.Empty}";
#pragma warning restore EF1002
    }
}
