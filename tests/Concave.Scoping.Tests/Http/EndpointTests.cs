using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Concave.Data;
using Concave.Datasets.Proof;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;

namespace Concave.Scoping.Tests;

public abstract class EndpointTests(TestDatabase database) : ScopingBench(database)
{
    private static readonly Uri Stage = new("/api/scoping/", UriKind.Relative);

    private string Project => $"{Stage}projects/{ProjectId}";

    [Fact]
    public async Task A_project_goes_from_client_to_pairs_over_http()
    {
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        var client = (await Read(await lead.PostAsJsonAsync($"{Stage}clients", new { name = "Sample house" }))).GetGuid();
        var project = $"{Stage}projects/{(await Read(await lead.PostAsJsonAsync($"{Stage}projects", new { clientId = client, title = "Sample" }))).GetGuid()}";
        using var buyer = host.As(new(Guid.Empty, Roles.Client, client));

        await Refused(await Post(lead, $"{project}/imports?purpose=production", Rows.Many(3)), HttpStatusCode.UnprocessableEntity, "nda-missing");
        await Read(await Post(lead, $"{project}/nda?parties=Sample+house&signedOn=2026-03-01&fileName=nda.pdf", "signed"));
        var draft = await Read(await lead.PostAsync(new Uri($"{project}/guidelines", UriKind.Relative), Json(Documents.Sound)));
        var hash = draft.GetProperty("hash").GetString()!;
        await Read(await buyer.PostAsJsonAsync($"{project}/guidelines/approvals", new { hash }));
        var report = await Read(await Post(lead, $"{project}/imports?purpose=production&fileName=pairs.jsonl", Rows.Many(3) + "oops\n"));
        var import = report.GetProperty("importId").GetGuid();
        var setAside = await buyer.GetStringAsync(new Uri($"{project}/imports/{import}/set-aside", UriKind.Relative));
        var view = await Read(await buyer.GetAsync(new Uri(project, UriKind.Relative)));

        Assert.Equal((4, 3), (report.GetProperty("read").GetInt32(), report.GetProperty("accepted").GetInt32()));
        Assert.Equal((4L, "not-json"), (JsonSerializer.Deserialize<SetAside>(setAside, RecordJson.Options)!.Row, JsonSerializer.Deserialize<SetAside>(setAside, RecordJson.Options)!.Code));
        Assert.Equal("pairs.jsonl", view.GetProperty("imports")[0].GetProperty("fileName").GetString());
        Assert.Equal(hash, view.GetProperty("versions")[0].GetProperty("hash").GetString());
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("versions")[0].GetProperty("approvedId").ValueKind);
        Assert.Equal("nda.pdf", view.GetProperty("nda").GetProperty("documentName").GetString());
        Assert.Single((await Read(await buyer.GetAsync(new Uri($"{Stage}projects", UriKind.Relative)))).EnumerateArray());
    }

    [Fact]
    public async Task Held_pairs_are_listed_and_decided_over_http()
    {
        await SignNda();
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        using var client = host.As(TheClient);
        await Read(await Post(lead, $"{Project}/imports?purpose=production", Rows.Pair("mail", "Write to asha@somemail.in?") + Rows.Pair("phone", "Ring +91 98765 01234?")));

        var held = await Read(await lead.GetAsync(new Uri($"{Project}/held?code=personal-email", UriKind.Relative)));
        Assert.Equal((2, "mail"), (held.GetProperty("waiting").GetInt32(), held.GetProperty("first")[0].GetProperty("externalId").GetString()));
        Assert.Equal(1, (await Read(await lead.PostAsJsonAsync($"{Project}/held/decisions", new { pairs = new[] { held.GetProperty("first")[0].GetProperty("id").GetGuid() }, takeIn = true, why = "a made-up address" }))).GetInt32());
        Assert.Equal(1, (await Read(await lead.PostAsJsonAsync($"{Project}/held/decisions", new { code = "personal-phone", takeIn = false }))).GetInt32());

        await Refused(await lead.PostAsJsonAsync($"{Project}/held/decisions", new { code = "personal-phone", takeIn = true }), HttpStatusCode.BadRequest, "held-none");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri($"{Project}/held", UriKind.Relative))).StatusCode);
        Assert.Equal("phone", (await Read(await lead.GetAsync(new Uri($"{Project}/held?leftOut=true", UriKind.Relative)))).GetProperty("first")[0].GetProperty("externalId").GetString());
    }

    [Fact]
    public async Task What_is_read_is_the_bytes_that_the_hash_covers()
    {
        var draft = await Draft(Documents.Sound);
        await using var host = await ScopingHost.Start(Bench);
        using var client = host.As(TheClient);

        var bytes = await client.GetByteArrayAsync(new Uri($"{Project}/guidelines?hash={draft.Hash}", UriKind.Relative));

        Assert.Equal(draft.Hash, Digest.Hex(bytes));
    }

    [Fact]
    public async Task Versions_are_derived_and_compared_over_http()
    {
        var first = await Draft(Documents.Sound);
        var approved = Value(await Approve(first.Hash));
        var second = await Draft(Documents.Sound.With(b => b with { Volume = 101 }));
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);

        var differences = await Read(await lead.GetAsync(new Uri($"{Project}/guidelines/differences?from={first.Hash}&to={second.Hash}", UriKind.Relative)));
        var derived = await Read(await lead.PostAsJsonAsync($"{Project}/guidelines/derivations", new { from = approved }));

        Assert.Equal("brief.volume 100 101", string.Join(' ', differences[0].EnumerateObject().Select(m => m.Value.GetString())));
        Assert.Equal((3, first.Hash), (derived.GetProperty("version").GetInt32(), derived.GetProperty("hash").GetString()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"brief\":{},\"rubric\":{\"criteria\":[]},\"plan\":{}}")]
    [InlineData("{\"brief\":null,\"rubric\":null,\"plan\":null}")]
    [InlineData("{\"plan\":{}}")]
    public async Task What_is_no_guidelines_document_is_told(string body) =>
        Assert.Equal("guidelines-unreadable", (await DraftRefused(body)).GetProperty("title").GetString());

    [Fact]
    public async Task Half_a_character_an_unknown_field_and_a_number_for_a_name_are_told_with_their_place()
    {
        var sound = Encoding.UTF8.GetString(CanonicalJson.Of(Documents.Sound));
        var half = await DraftRefused(sound.Replace("A sample assistant.", "\\ud83d", StringComparison.Ordinal));
        var unknown = await DraftRefused(sound.Replace("\"gold_share\"", "\"gold_shar\"", StringComparison.Ordinal));
        var number = await DraftRefused(sound.Replace("\"responses\":\"client\"", "\"responses\":0", StringComparison.Ordinal));

        Assert.Equal("$.brief.purpose", half.GetProperty("where").GetString());
        Assert.Equal("$.plan.gold_shar", unknown.GetProperty("where").GetString());
        Assert.Equal("$.brief.responses", number.GetProperty("where").GetString());
    }

    [Fact]
    public async Task For_another_client_nothing_of_the_project_exists()
    {
        await SignNda();
        var draft = await Draft(Documents.Sound);
        var approved = Value(await Approve(draft.Hash));
        var import = Value(await Import(File(Rows.Many(2) + "oops\n"))).ImportId;
        var other = Value(await Bench.Get<CreateClient>().Handle(new("Other sample client"), Lead, default));
        await using var host = await ScopingHost.Start(Bench);
        using var stranger = host.As(new(Guid.Empty, Roles.Client, other));

        foreach (var path in (string[])["", "/guidelines", $"/guidelines?hash={draft.Hash}", $"/guidelines/differences?from={draft.Hash}&to={draft.Hash}", $"/imports/{import}/set-aside"])
            await Refused(await stranger.GetAsync(new Uri(Project + path, UriKind.Relative)), HttpStatusCode.NotFound, "project-not-found");
        await Refused(await stranger.PostAsJsonAsync($"{Project}/guidelines/approvals", new { draft.Hash }), HttpStatusCode.NotFound, "project-not-found");
        Assert.Empty((await Read(await stranger.GetAsync(new Uri($"{Stage}projects", UriKind.Relative)))).EnumerateArray());

        // Nor does its work come into a project of theirs.
        var theirs = Value(await Bench.Get<CreateProject>().Handle(new(other, "Other sample project", Simulated: true), Lead, default));
        using var lead = host.As(Lead);
        await Refused(await lead.PostAsJsonAsync($"{Stage}projects/{theirs}/guidelines/derivations", new { from = approved }), HttpStatusCode.NotFound, "guidelines-not-found");
        await Refused(await lead.GetAsync(new Uri($"{Stage}projects/{theirs}/imports/{import}/set-aside", UriKind.Relative)), HttpStatusCode.NotFound, "import-not-found");
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Annotator | Roles.Senior | Roles.Engineer | Roles.Operator)]
    public async Task Whoever_holds_no_role_here_is_refused(Roles roles)
    {
        await using var host = await ScopingHost.Start(Bench);
        using var nobody = host.As(new(Guid.Empty, roles, ClientId));

        foreach (var path in (string[])[$"{Stage}projects", Project, $"{Project}/guidelines/differences", $"{Project}/imports/{ProjectId}/set-aside"])
            await Refused(await nobody.GetAsync(new Uri(path, UriKind.Relative)), HttpStatusCode.Forbidden, "role-missing");
        foreach (var path in (string[])["/nda?parties=x&signedOn=2026-03-01", "/imports?purpose=production"])
            await Refused(await Post(nobody, Project + path, "x"), HttpStatusCode.Forbidden, "role-missing");
        await Refused(await nobody.PostAsJsonAsync($"{Project}/guidelines/approvals", new { hash = "" }), HttpStatusCode.Forbidden, "role-missing");
    }

    [Fact]
    public async Task Nothing_is_received_without_an_nda_and_nothing_is_left_behind()
    {
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);

        var unread = new Untouchable();
        Assert.Equal("nda-missing", (await Receive(unread, Lead)).Problem!.Code);
        await SignNda();
        Assert.Equal("role-missing", (await Receive(unread, TheClient)).Problem!.Code);
        await Assert.ThrowsAsync<IOException>(() => Receive(unread, Lead));
        await Refused(await Post(lead, $"{Project}/imports?purpose=production&fileName=../../evil%00.csv", "\"a\",\"a\"\n"), HttpStatusCode.BadRequest, "csv-header");
        await Read(await Post(lead, $"{Project}/imports?purpose=production", Rows.Many(3)));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Bench.Get<HomeFolder>().Work));
    }

    [Fact]
    public async Task A_dry_run_over_http_says_what_would_happen_and_stores_nothing()
    {
        await SignNda();
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);

        var report = await Read(await Post(lead, $"{Project}/imports?purpose=production&dryRun=true", Rows.Many(3) + "oops\n"));

        Assert.Equal((true, 3), (report.GetProperty("dryRun").GetBoolean(), report.GetProperty("accepted").GetInt32()));
        Assert.Equal("not-json", report.GetProperty("setAside")[0].GetProperty("code").GetString());
        Assert.Empty(Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), Lead, default)).Imports);
    }

    [Theory]
    [InlineData("purpose=7", "purpose-unknown")]
    [InlineData("purpose=", "purpose-unknown")]
    [InlineData("purpose=production&format=xml", "format-name")]
    [InlineData("purpose=production&domain=a%00b", "name-invalid")]
    [InlineData("purpose=production&language=%1b[31m", "name-invalid")]
    public async Task A_wrong_question_is_told(string query, string code)
    {
        await SignNda();
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        await Refused(await Post(lead, $"{Project}/imports?{query}", Rows.Many(1)), HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("parties=x&signedOn=yesterday", "signed_on")]
    [InlineData("parties=x&signedOn=2027-01-01", "signed_on")]
    [InlineData("parties=%00&signedOn=2026-03-01", "parties")]
    [InlineData("signedOn=2026-03-01", "parties")]
    public async Task An_nda_with_a_fault_is_told_by_its_field(string query, string field)
    {
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        var problem = await Refused(await Post(lead, $"{Project}/nda?{query}", "signed"), HttpStatusCode.BadRequest, "nda-invalid");
        Assert.Equal(field, problem.GetProperty("where").GetString());
    }

    [Fact]
    public async Task An_nda_is_one_byte_at_least_and_twenty_mebibytes_at_most()
    {
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        var path = $"{Project}/nda?parties=Sample&signedOn=2026-03-01";

        await Refused(await Post(lead, path, ""), HttpStatusCode.BadRequest, "nda-invalid");
        await Refused(await Post(lead, path, new('x', (20 * 1024 * 1024) + 1)), HttpStatusCode.BadRequest, "nda-invalid");
        await Read(await Post(lead, path, new('x', 20 * 1024 * 1024)));
    }

    [Theory]
    [InlineData("/imports?purpose=production")]
    [InlineData("/nda?parties=Sample&signedOn=2026-03-01")]
    [InlineData("/guidelines")]
    public async Task What_a_page_of_another_site_could_send_is_refused(string path)
    {
        await SignNda();
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        foreach (var type in (string?[])[null, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
        {
            using var body = new ByteArrayContent("x"u8.ToArray());
            body.Headers.ContentType = type is null ? null : new(type);
            using var answer = await lead.PostAsync(new Uri(Project + path, UriKind.Relative), body);
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType]);
        }

        var view = Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), Lead, default));
        Assert.Equal((0, 0, "nda.pdf"), (view.Imports.Count, view.Versions.Count, view.Nda!.DocumentName));
    }

    private static StringContent Json(GuidelinesDocument document) =>
        new(JsonSerializer.Serialize(document, RecordJson.Options), Encoding.UTF8, "application/json");

    private static Task<HttpResponseMessage> Post(HttpClient http, string path, string text) =>
        http.PostAsync(new Uri(path, UriKind.Relative), ScopingHost.FileOf(text));

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static async Task<JsonElement> Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((status, code), (answer.StatusCode, problem.GetProperty("title").GetString()));
            return problem;
        }
    }

    private async Task<JsonElement> DraftRefused(string body)
    {
        await using var host = await ScopingHost.Start(Bench);
        using var lead = host.As(Lead);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Refused(await lead.PostAsync(new Uri($"{Project}/guidelines", UriKind.Relative), content), HttpStatusCode.BadRequest, "guidelines-unreadable");
    }

    private Task<Result<ImportReport>> Receive(Stream content, Actor actor) =>
        Bench.Get<ReceivePairs>().Handle(new(ProjectId, "pairs.jsonl", content, Format: null, PairPurpose.Production), actor, default);

    /// <summary>A body that breaks off as soon as somebody reads it.</summary>
    private sealed class Untouchable : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("read");
    }
}

public sealed class EndpointsOnSqlite() : EndpointTests(TestDatabase.Sqlite);

public sealed class EndpointsOnPostgres() : EndpointTests(TestDatabase.Postgres);
