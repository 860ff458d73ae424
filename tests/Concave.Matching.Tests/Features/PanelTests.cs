using Concave.Kernel;
using Concave.Matching.Panel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

public abstract class PanelTests(TestDatabase database) : DatabaseTest(database)
{
    [Fact]
    public async Task A_newer_profile_is_a_version_of_its_own_and_the_same_one_again_is_not()
    {
        var project = await SampleProject.Open(Bench);
        var register = Bench.Get<RegisterAnnotator>();
        var request = new RegisterAnnotator.Request(Bench.Clock.NewId(), "Sample expert", ["Medical"], ["en"], [new("degree", "(sample) M.D.")], 10, Simulated: false);

        var first = (await register.Handle(request, project.Lead, default)).Value!;
        var same = (await register.Handle(request, project.Lead, default)).Value!;
        var more = (await register.Handle(
            request with { Languages = ["en", "hi"], Credentials = [.. request.Credentials, new("licence", "(sample) registration")] }, project.Lead, default)).Value!;

        Assert.Equal((1, 1, 2), (first.Version, same.Version, more.Version));
        Assert.Equal(first.Credentials[0].CredentialId, more.Credentials[0].CredentialId);
        Assert.Equal(2, more.Credentials.Count);
        Assert.Equal(["medical"], more.Domains);
        await using var db = Bench.Store.Read();
        Assert.Equal(2, await db.Profiles.CountAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Profiles.ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData("", "medical", "en", 10)]
    [InlineData("Sample", "two words", "en", 10)]
    [InlineData("Sample", "medical", "", 10)]
    [InlineData("Sample", "medical", "en", 169)]
    [InlineData("Sam\0ple", "medical", "en", 10)]
    public async Task A_profile_with_a_bad_field_is_refused(string name, string domain, string language, int hours)
    {
        var lead = new Actor(Bench.Clock.NewId(), Roles.Lead);

        var refused = await Bench.Get<RegisterAnnotator>().Handle(new(Bench.Clock.NewId(), name, [domain], [language], [], hours, false), lead, default);

        Assert.Equal("annotator-invalid", refused.Problem?.Code);
    }

    [Fact]
    public async Task Only_a_lead_registers_and_nobody_verifies_their_own_credential()
    {
        var both = new Actor(Bench.Clock.NewId(), Roles.Lead | Roles.Annotator);
        var request = new RegisterAnnotator.Request(both.Id, "Sample expert", ["medical"], ["en"], [new("degree", "(sample) M.D.")], 10, Simulated: false);

        Assert.Equal("role-missing", (await Bench.Get<RegisterAnnotator>().Handle(request, new(both.Id, Roles.Operator), default)).Problem?.Code);
        var view = (await Bench.Get<RegisterAnnotator>().Handle(request, both, default)).Value!;
        var own = await Bench.Get<VerifyCredential>().Handle(new(both.Id, view.Credentials[0].CredentialId, "I know it."), both, default);

        Assert.Equal("credential-own", own.Problem?.Code);
    }

    [Fact]
    public async Task The_ranking_says_why_and_lists_the_unmatched_with_what_they_lack()
    {
        var project = await SampleProject.Open(Bench);
        await project.Register("Sample narrow");
        await project.Register("Sample broad", domains: ["medical", "code"], languages: ["en", "hi"]);
        await project.Register("Sample claims only", verified: false);
        await project.Register("Sample foreign", languages: ["ta"]);
        await project.Register("Sample program", simulated: true);

        var ranking = (await Bench.Get<RankAnnotators>().Handle(new(project.Id), project.Lead, default)).Value!.Matches;

        Assert.Equal(["Sample broad", "Sample narrow", "Sample claims only", "Sample foreign", "Sample program"], ranking.Select(m => m.Name));
        Assert.Equal([true, true, false, false, false], ranking.Select(m => m.Matched));
        Assert.Contains("Verified credentials cover medical, code.", ranking[0].Reasons);
        Assert.Contains("No verified credential for medical.", ranking[2].Missing);
        Assert.Contains("Does not read en, hi.", ranking[3].Missing);
        Assert.Contains(ranking[4].Missing, m => m.StartsWith("Is a program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Past_calibration_on_another_project_speaks_for_somebody()
    {
        var earlier = await SampleProject.Open(Bench);
        await earlier.AddCalibration(10, 10);
        var known = await earlier.Qualified("Sample known");
        var project = await SampleProject.Open(Bench);
        await project.Register("Sample new");

        var ranking = (await Bench.Get<RankAnnotators>().Handle(new(project.Id), project.Lead, default)).Value!.Matches;

        Assert.Equal(known.Id, ranking[0].AnnotatorId);
        Assert.Contains("Passed calibration elsewhere at κ 1.000.", ranking[0].Reasons);
        Assert.Contains("No earlier project on record.", ranking[1].Reasons);
    }

    [Fact]
    public async Task The_unmatched_are_not_invited()
    {
        var project = await SampleProject.Open(Bench);
        var claims = await project.Register("Sample claims only", verified: false);

        var refused = await Bench.Get<InviteAnnotator>().Handle(new(project.Id, claims.Id, project.Sla), project.Lead, default);

        Assert.Equal(("not-matched", ProblemKind.Refused), (refused.Problem?.Code, refused.Problem!.Kind));
        Assert.Contains("No verified credential for medical.", refused.Problem.Detail);
    }

    [Fact]
    public async Task New_terms_need_a_new_yes()
    {
        var project = await SampleProject.Open(Bench);
        var annotator = await project.Invited("Sample expert");
        var invite = Bench.Get<InviteAnnotator>();

        var same = (await invite.Handle(new(project.Id, annotator.Id, project.Sla), project.Lead, default)).Value;
        var harder = (await invite.Handle(new(project.Id, annotator.Id, project.Sla with { PairsPerDay = 50 }), project.Lead, default)).Value;
        var start = await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default);

        Assert.NotEqual(same, harder);
        Assert.Equal("not-accepted", start.Problem?.Code);
        Assert.Equal(50, (await Bench.Get<AcceptInvitation>().Handle(new(project.Id), annotator, default)).Value!.PairsPerDay);
    }

    [Fact]
    public async Task Nobody_accepts_what_they_were_not_offered()
    {
        var project = await SampleProject.Open(Bench);
        var stranger = await project.Register("Sample stranger");

        Assert.Equal("not-invited", (await Bench.Get<AcceptInvitation>().Handle(new(project.Id), stranger, default)).Problem?.Code);
    }
}

public sealed class PanelOnSqlite() : PanelTests(TestDatabase.Sqlite);

public sealed class PanelOnPostgres() : PanelTests(TestDatabase.Postgres);
