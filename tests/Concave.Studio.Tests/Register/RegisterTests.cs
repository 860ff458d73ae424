using System.Net;
using System.Text.Json;
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
        await using var bench = await StudioBench.Build(on, o => o with { Replace = s => s.AddSingleton<TimeProvider>(clock) });
        await bench.Store.Migrate(default);
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
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => bench.Store.Write<Done>(write =>
        {
            write.ErasedPeople.Add(new() { PersonId = person.Id, DueAt = due, At = clock.GetUtcNow() }); // too early, even by hand
            return Task.FromResult<Result<Done>>(default(Done));
        }, default));

        clock.SetUtcNow(due.AddMinutes(1));
        await bench.Get<WorkJobs>().RunDue(default);
        Assert.Equal("erased", await db.Users.Where(u => u.Id == person.Id).Select(u => u.DisplayName).SingleAsync());
        var known = JsonSerializer.Serialize(await bench.Get<OwnData>().Export(person.Actor, default));
        Assert.DoesNotContain(Name, known, StringComparison.Ordinal);
        Assert.Null(Assert.Single((await bench.Get<OwnData>().Show(person.Actor, default)).Requests).Text);
        Assert.Empty((await bench.Get<KeepRegister>().Show(new(bench.NewId(), Roles.Operator), default)).Value!.Erasures);
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

    private static Task Blank(StudioBench bench, Guid person) => bench.Store.Write<Done>(async db =>
    {
        await db.Database.ExecuteSqlAsync($"UPDATE annotator_profiles SET display_name = 'x' WHERE annotator_id = {person}");
        return default(Done);
    }, default);
}
