using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Operate;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.Simulation;
using Concave.Studio.Accounts;
using Concave.Studio.Composition;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Concave.Cli.Demo;

/// <summary><c>concave demo</c>: all six stages on the sample project, then the studio on what came of it.</summary>
internal static class DemoCommand
{
    private static readonly Option<DirectoryInfo> Folder = new("--home") { Description = "Folder for the demo's installation; must be empty or absent.", DefaultValueFactory = _ => new(".concave/demo") };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "Stop after the verified delivery." };
    private static readonly Option<int> Port = new("--port") { Description = "Port of the studio on this machine.", DefaultValueFactory = _ => 5080 };

    internal static Command Make()
    {
        var (postgres, json) = (Options.Postgres(), Options.Json());
        Command command = new("demo", "Run the sample project through all six stages with a simulated panel, to a delivery that verifies; then open the studio on it.") { Folder, postgres, NoServe, Port, json };
        command.SetAction((parsed, stop) => Run(parsed, parsed.GetValue(postgres), new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, string? postgres, Output output, CancellationToken stop)
    {
        var folder = parsed.GetRequiredValue(Folder).FullName;
        if (Samples.Find() is not { } samples)
            return output.Fail(new("no-samples", ProblemKind.Invalid, "The folder 'samples' is not beside the program.", "Run ./concave from the repository."));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return output.Fail(new("home-not-empty", ProblemKind.Invalid, "The folder for the demo is not empty.", "Name another with --home, or remove this one.", folder));

        var watch = Stopwatch.StartNew();
        output.People.MarkupLine("[bold]Concave[/]: the sample project. [yellow]Everybody in it is simulated[/]; handlers, gates and proof are the real ones.");
        var outcome = await Tell(new(folder, postgres), samples, output, stop);
        if (outcome.Failed)
            return output.Fail(outcome.Problem);
        output.Result(new { simulated = true, outcome.Value.WithheldOnce, outcome.Value.Verified, outcome.Value.Release, seconds = Math.Round(watch.Elapsed.TotalSeconds, 1), outcome.Value.Accounts });
        output.People.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Done in {watch.Elapsed.TotalSeconds:0.0} s. Check it yourself: [bold]./concave verify {Relative(outcome.Value.Release)}[/] or [bold]python3 {Relative(outcome.Value.Release)}/verify.py {Relative(outcome.Value.Release)}[/]");
        Show(outcome.Value.Accounts, output);
        if (!outcome.Value.Verified)
            return ExitCodes.Failed;
        if (parsed.GetValue(NoServe))
            return ExitCodes.Done;
        var urls = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(Port)}");
        return await ServeCommand.Run(new() { Installation = new(folder, postgres), Urls = urls }, output, stop);
    }

    private static void Show(IReadOnlyList<OpenedAccount> accounts, Output output)
    {
        var table = new Table().AddColumns("sign in as", "password", "who");
        foreach (var account in accounts)
            table.AddRow(Markup.Escape(account.Login), Markup.Escape(account.Password), Markup.Escape($"{account.DisplayName}: {account.Roles.ToString().ToLowerInvariant()}"));
        output.People.Write(table);
    }

    private static async Task<Result<DemoOutcome>> Tell(Installation installation, string samples, Output output, CancellationToken stop)
    {
        // Ten days ago, so that the work the simulated people take days for ends about now.
        SimulatedClock clock = new(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(10));
        await using var home = await OwnHome.Open(installation, stop, services => services.AddSingleton<TimeProvider>(clock));
        try
        {
            return await new DemoStory(new DemoWorld(home.Services, clock, samples), home, installation.Home, output.People).Tell(stop);
        }
        catch (DemoBroken broken)
        {
            return broken.Problem;
        }
    }

    private static string Relative(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var near && near.StartsWith("..", StringComparison.Ordinal) ? path : near;
}
