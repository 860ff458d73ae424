using Concave.Cli.Home;
using Concave.Data.Accounts;
using Concave.Data.Content;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Accounts.Tokens;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concave.Cli.Tests;

/// <summary><c>concave close</c> as a person runs it.</summary>
public sealed class CloseTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_project_is_closed_at_the_prompt_and_its_certificate_checks_out()
    {
        var (project, _) = await Prepare();
        var unsure = await Close("ask", project);
        var asked = await Close("ask", project, "--sure");
        var early = await Close("certificate", project, "--to", scratch["out"]);
        var off = await Close("call-off", project, "--json");
        var again = await Close("ask", project, "--sure", "--json");
        Assert.Equal((2, 0, 1, 0, 0), (unsure.Code, asked.Code, early.Code, off.Code, again.Code));
        Assert.Contains("--sure", unsure.Error, StringComparison.Ordinal);
        Assert.Contains("being closed, as the house asked", asked.Out, StringComparison.Ordinal);
        Assert.Equal("open", off.Json.GetProperty("state").GetString());

        await RunOn(again.Json.GetProperty("due").GetDateTimeOffset().AddMinutes(1));
        var done = await Close("certificate", project, "--to", scratch["out"]);
        Assert.True(done.Code == 0, done.Error);
        Assert.Contains("destroyed on", done.Out, StringComparison.Ordinal);
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(scratch["home/keys/signing.pub.pem"]));
        Assert.True(key.VerifyData(
            await File.ReadAllBytesAsync(scratch["out/certificate.json"]), await File.ReadAllBytesAsync(scratch["out/certificate.sig"]),
            System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(1, (await Close("call-off", project)).Code);
    }

    [Fact]
    public async Task Only_the_clients_token_keeps_an_archive()
    {
        var (project, token) = await Prepare();
        var until = TimeProvider.System.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, (await Close("ask", project, "--sure")).Code);
        Assert.Contains("Only the client", (await Close("archive", project, "--until", until)).Error, StringComparison.Ordinal);
        Assert.Contains("The token is unknown", (await Prompt.RunWith(new() { ["CONCAVE_TOKEN"] = "concave_guess" }, Arguments("archive", project, "--until", until))).Error, StringComparison.Ordinal);

        var kept = await Prompt.RunWith(new() { ["CONCAVE_TOKEN"] = token }, Arguments("archive", project, "--until", until));

        Assert.True(kept.Code == 0, kept.Error);
        Assert.Contains($"archived, as the client asked; the content goes on {until}", kept.Out, StringComparison.Ordinal);
    }

    private string[] Arguments(string act, Guid project, params string[] more) => ["close", act, "--project", $"{project}", "--home", scratch["home"], .. more];

    private Task<Answer> Close(string act, Guid project, params string[] more) => Prompt.Run(Arguments(act, project, more));

    private async Task<(Guid Project, string Token)> Prepare()
    {
        await using var home = await OwnHome.Open(new(scratch["home"]), default);
        var clock = home.Get<TimeProvider>();
        var round = await SeededRound.Make(home.Get<Store>(), home.Get<ContentVault>(), clock, new() { Pairs = 4, Gold = 0, Annotators = 1 });
        var client = clock.NewId();
        await using var scope = home.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Seed([new(client, "client", "Sample client's person", Roles.Client, round.ClientId)], default)).Problem);
        var token = await home.Get<IssueToken>().Handle(new("close", 1, Scopes.Deliver), new(client, Roles.Client, round.ClientId), default);
        return (round.ProjectId, token.Value!.Token);
    }

    private async Task RunOn(DateTimeOffset time)
    {
        await using var home = await OwnHome.Open(new(scratch["home"]), default, services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(time)));
        await home.Get<WorkJobs>().RunDue(default);
    }
}
