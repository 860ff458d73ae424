using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concave.Annotation.Features;
using Concave.Data.Jobs;
using Concave.Data.Register;
using Concave.Kernel;
using Concave.Matching;
using Concave.Studio.Register;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concave.Studio.Tests.Register;

public sealed class RegisterTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Somebody_reads_the_notice_agrees_takes_it_back_and_sees_everything_the_house_knows(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var operating = new Actor(bench.NewId(), Roles.Operator);
        var book = bench.Get<KeepRegister>();
        Assert.Null((await book.Publish(new(1, "en", "We keep your name."), operating, default)).Problem);
        Assert.Null((await book.Publish(new(1, "hi", "हम आपका नाम रखते हैं।"), operating, default)).Problem);
        Assert.Equal("notice-version", (await book.Publish(new(3, "en", "Left out."), operating, default)).Problem?.Code);
        var person = round.Annotators[0];
        await bench.Register(person, "Recognisable Person");
        using var browser = await bench.SignedIn(Roles.Annotator, id: person.Id, name: "Recognisable Person");
        Assert.Contains("We keep your name.", await browser.Read("/account/data"), StringComparison.Ordinal);

        var own = bench.Get<OwnData>();
        Assert.Null((await own.Consent(new(1, "en", Given: true), person.Actor, default)).Problem);
        Assert.True((await own.Show(person.Actor, default)).Agreed);
        await using var db = bench.Store.Read();
        Assert.False(await db.QualificationEnds.AnyAsync());
        Assert.Null((await own.Consent(new(1, "en", Given: false), person.Actor, default)).Problem);
        Assert.False((await own.Show(person.Actor, default)).Agreed);
        Assert.Equal(person.QualificationId, (await db.QualificationEnds.SingleAsync()).QualificationId); // no task is handed out any more
        Assert.Equal("notice-unknown", (await own.Consent(new(2, "en", Given: true), person.Actor, default)).Problem?.Code);

        using var export = JsonDocument.Parse(await browser.Read("/account/data/export"));
        Assert.Equal("Recognisable Person", export.RootElement.GetProperty("account")[0].GetProperty("displayName").GetString());
        Assert.Equal(2, export.RootElement.GetProperty("consents").GetArrayLength());
        Assert.Equal("Recognisable Person", export.RootElement.GetProperty("profile")[0].GetProperty("displayName").GetString());
        Assert.Equal(1, export.RootElement.GetProperty("qualifications").GetArrayLength());
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_request_has_its_clock_and_one_answer(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        using var browser = await bench.SignedIn(Roles.Annotator, id: bench.NewId());
        using (var empty = await browser.Submit("/account/data", "/account/data/requests", ("kind", "Correction"), ("text", " ")))
            Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using (var sent = await browser.Submit("/account/data", "/account/data/requests", ("kind", "Correction"), ("text", "My name is spelt otherwise.")))
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        var operating = new Actor(bench.NewId(), Roles.Operator);
        var request = Assert.Single((await bench.Get<KeepRegister>().Show(operating, default)).Value!.Requests);
        Assert.Equal((DataRequestKind.Correction, "My name is spelt otherwise.", TimeSpan.FromDays(30)), (request.Kind, request.Text, request.DueAt - request.ReceivedAt));
        await using var db = bench.Store.Read();
        Assert.DoesNotContain("spelt", System.Text.Encoding.Latin1.GetString((await db.DataRequests.SingleAsync()).Text), StringComparison.Ordinal);
        Assert.Null((await bench.Get<KeepRegister>().Answer(request.Id, new("Done."), operating, default)).Problem);
        Assert.Equal("request-answered", (await bench.Get<KeepRegister>().Answer(request.Id, new("Again."), operating, default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Get<KeepRegister>().Answer(request.Id, new("Mine."), new(bench.NewId(), Roles.Lead), default)).Problem?.Code);
        Assert.Contains("Done.", await browser.Read("/account/data"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Erasure_waits_for_the_day_the_law_sets_and_then_leaves_no_name(TestDatabase on)
    {
        const string Name = "Recognisable Person";
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var bench = await StudioBench.Migrated(on, o => o with { Replace = s => s.AddSingleton<TimeProvider>(clock) });
        var round = await bench.Project();
        var person = round.Annotators[0];
        await bench.Account(Roles.Annotator, id: person.Id, name: Name);
        Assert.Null((await bench.Get<RegisterAnnotator>().Handle(new(person.Id, Name, ["general"], ["en"], [new("degree", $"Degree of {Name}")], 10, Simulated: true), new(bench.NewId(), Roles.Lead), default)).Problem);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Blank(bench, person.Id)); // append-only until then

        Assert.Null((await bench.Get<OwnData>().Ask(new(DataRequestKind.Erasure, $"Please erase {Name}."), person.Actor, default)).Problem);
        var due = (await bench.Get<OwnData>().Show(person.Actor, default)).ErasureDue!.Value;
        Assert.InRange(due, clock.GetUtcNow().AddDays(360), clock.GetUtcNow().AddDays(367));
        clock.SetUtcNow(due.AddDays(-1));
        await bench.Get<WorkJobs>().RunDue(default);
        await using var db = bench.Store.Read();
        Assert.True(await db.Users.AnyAsync(u => u.DisplayName == Name));
        Assert.NotEmpty(await FilesWith(Name, bench, on)); // the search finds what is there
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => bench.Store.Write<Done>(write =>
        {
            write.ErasedPeople.Add(new() { PersonId = person.Id, DueAt = due, At = clock.GetUtcNow() }); // too early, even by hand
            return Task.FromResult<Result<Done>>(default(Done));
        }, default));

        clock.SetUtcNow(due.AddMinutes(1));
        await RunBesideAReader(bench, on);
        Assert.Equal("erased", await db.Users.Where(u => u.Id == person.Id).Select(u => u.DisplayName).SingleAsync());
        var known = JsonSerializer.Serialize(await bench.Get<OwnData>().Export(person.Actor, default));
        Assert.DoesNotContain(Name, known, StringComparison.Ordinal);
        Assert.Null(Assert.Single((await bench.Get<OwnData>().Show(person.Actor, default)).Requests).Text);
        Assert.Empty((await bench.Get<KeepRegister>().Show(new(bench.NewId(), Roles.Operator), default)).Value!.Erasures);
        Assert.Empty(Directory.GetFiles(Path.Combine(bench.Home, "keys", "people")));
        Assert.Empty(await FilesWith(Name, bench, on));
    }

    // PostgreSQL keeps the dead rows that an open transaction may still read.
    private static async Task RunBesideAReader(StudioBench bench, TestDatabase on)
    {
        await using var reader = bench.Store.Read();
        await using var open = on == TestDatabase.Postgres ? await reader.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead) : null;
        Assert.True(await reader.Users.AnyAsync());
        var running = bench.Get<WorkJobs>().RunDue(default);
        await Task.Delay(500);
        if (open is not null)
            await open.RollbackAsync();
        await running;
    }

    // Byte by byte: database, its log, keys, blobs, on PostgreSQL the tables' own files.
    private static async Task<IReadOnlyList<string>> FilesWith(string name, StudioBench bench, TestDatabase on)
    {
        var folder = bench.Home;
        if (on == TestDatabase.Postgres)
        {
            await using var db = bench.Store.Read();
            await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
            folder = await db.Database.SqlQueryRaw<string>("SELECT current_setting('data_directory') || '/base/' || oid AS \"Value\" FROM pg_database WHERE datname = current_database()").SingleAsync();
            Assert.SkipUnless(Directory.Exists(folder), "The PostgreSQL server's files are not on this machine.");
        }

        List<string> found = [];
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            if ((await BytesOf(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) >= 0)
                found.Add(file);

        return found;
    }

    // The server removes files of its own while they are listed: what is gone holds no name.
    private static async Task<byte[]> BytesOf(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    [Fact]
    public async Task A_breach_starts_its_clocks_when_it_was_noticed()
    {
        await using var bench = await StudioBench.Start();
        var operating = new Actor(bench.NewId(), Roles.Operator);
        var book = bench.Get<KeepRegister>();
        var noticed = TimeProvider.System.GetUtcNow().AddHours(-7);
        Assert.Equal("breach-time", (await book.Record(new("A laptop is gone.", noticed.AddDays(1)), operating, default)).Problem?.Code);
        Assert.Null((await book.Record(new("A laptop is gone.", noticed), operating, default)).Problem);

        var breach = Assert.Single((await book.Show(operating, default)).Value!.Breaches);
        Assert.Equal([6, 24, 24, 72], breach.Duties.Select(d => (int)Math.Round((d.Due - breach.NoticedAt).TotalHours)));
        Assert.Null((await book.Did(breach.Id, BreachDuty.CertIn, operating, default)).Problem);
        Assert.Equal("breach-unknown", (await book.Did(breach.Id, BreachDuty.CertIn, operating, default)).Problem?.Code);
        using var browser = await bench.SignedIn(Roles.Operator);
        Assert.Contains("A laptop is gone.", await browser.Read("/installation/register"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Nobody_judges_before_they_agreed_to_the_notice_in_force(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var person = round.Annotators[0];
        var work = new ClaimTask.Request(round.ProjectId);
        Assert.False((await bench.Get<ClaimTask>().Handle(work, person.Actor, default)).Failed); // no notice, nothing to agree to
        var operating = new Actor(bench.NewId(), Roles.Operator);
        Assert.Null((await bench.Get<KeepRegister>().Publish(new(1, "en", "We keep your name."), operating, default)).Problem);
        using var browser = await bench.SignedIn(Roles.Annotator, id: person.Id);
        Assert.Equal("notice-not-agreed", (await bench.Get<ClaimTask>().Handle(work, person.Actor, default)).Problem?.Code);
        using (var sent = await browser.Submit("/account/data", $"/projects/{round.ProjectId}/annotation/tasks"))
            Assert.Equal("/account/data", sent.Headers.Location?.OriginalString);
        Assert.Contains("Before you judge", await browser.Read("/account/data"), StringComparison.Ordinal);

        using (var agreed = await browser.Submit("/account/data", "/account/data/consents", ("version", "1"), ("language", "en"), ("given", "true")))
            Assert.Equal(HttpStatusCode.SeeOther, agreed.StatusCode);
        Assert.False((await bench.Get<ClaimTask>().Handle(work, person.Actor, default)).Failed);
        Assert.DoesNotContain("Before you judge", await browser.Read("/account/data"), StringComparison.Ordinal);
        Assert.Null((await bench.Get<KeepRegister>().Publish(new(2, "en", "We keep your name and address."), operating, default)).Problem);
        Assert.Equal("notice-not-agreed", (await bench.Get<ClaimTask>().Handle(work, person.Actor, default)).Problem?.Code); // a new version is agreed to anew
    }

    [Fact]
    public async Task A_program_does_over_the_api_what_the_pages_do()
    {
        await using var bench = await StudioBench.Start();
        using var operating = await bench.SignedIn(Roles.Operator);
        using var person = await bench.SignedIn(Roles.Annotator);
        Assert.Equal(HttpStatusCode.NoContent, await Post(operating, "/api/installation/register/notices", new { version = 1, language = "en", text = "We keep your name." }));
        Assert.Equal(HttpStatusCode.Conflict, await Post(operating, "/api/installation/register/notices", new { version = 1, language = "hi", text = "A sample.", tellsOfWrongSuggestions = true })); // both languages say the same
        Assert.Equal(HttpStatusCode.NoContent, await Post(person, "/api/account/data/consents", new { version = 1, language = "en", given = true }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(person, "/api/account/data/requests", new { kind = "grievance", text = "Nobody called back." }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(operating, "/api/installation/register/breaches", new { what = "A laptop is gone.", noticedAt = TimeProvider.System.GetUtcNow() }));

        using var own = JsonDocument.Parse(await person.Read("/api/account/data"));
        Assert.True(own.RootElement.GetProperty("agreed").GetBoolean());
        using var register = JsonDocument.Parse(await operating.Read("/api/installation/register"));
        var request = register.RootElement.GetProperty("requests")[0];
        Assert.Equal(("grievance", "Nobody called back."), (request.GetProperty("kind").GetString(), request.GetProperty("text").GetString()));
        var breach = register.RootElement.GetProperty("breaches")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, await Post(operating, $"/api/installation/register/requests/{request.GetProperty("id").GetGuid()}", new { text = "We did." }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(operating, $"/api/installation/register/breaches/{breach}", new { duty = "cert_in" }));
        Assert.Equal(HttpStatusCode.NotFound, await Post(operating, $"/api/installation/register/breaches/{breach}", new { duty = "cert_in" }));
        Assert.Contains("We did.", await person.Read("/api/account/data"), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Post(Browser browser, string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await browser.Send(request);
        return answer.StatusCode;
    }

    private static Task Blank(StudioBench bench, Guid person) => bench.Store.Write<Done>(async db =>
    {
        await db.Database.ExecuteSqlAsync($"UPDATE annotator_profiles SET display_name = 'x' WHERE annotator_id = {person}");
        return default(Done);
    }, default);
}
