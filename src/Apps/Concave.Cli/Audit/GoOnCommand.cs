using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Composition;
using Spectre.Console;

namespace Concave.Cli.Audit;

/// <summary><c>concave audit project</c>: from an audit to a project that produces.</summary>
internal static class GoOnCommand
{
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);

    internal static Command Make()
    {
        Option<Guid> project = new("--project") { Description = "Id of the project that holds the audited pairs; the studio shows it.", Required = true };
        Option<bool> calibration = new("--calibration") { Description = "Pairs on which both experts agree become calibration material. Refused unless the client's word on it is on record." };
        var (home, postgres, json) = (Options.Home(), Options.Postgres(), Options.Json());
        Command command = new("project", "Go on from an audit: its pairs become production pairs, and a first draft has its brief filled in.") { project, calibration, home, postgres, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OwnHome.Open(new Installation(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), stop);
            return await Run(opened, new(parsed.GetRequiredValue(project), parsed.GetValue(calibration)), new Output(parsed.GetValue(json)), stop);
        });
        return command;
    }

    private static async Task<int> Run(OwnHome home, GoOnFromAudit.Request request, Output output, CancellationToken stop)
    {
        var gone = await home.Get<GoOnFromAudit>().Handle(request, Lead, stop);
        if (gone.Failed)
            return output.Fail(gone.Problem);
        output.Result(gone.Value);
        output.People.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone.Value.Production} production pairs, {gone.Value.Calibration} calibration pairs. {(gone.Value.DraftId is null ? "There was a draft already." : "The draft waits to be completed in the studio.")}"));
        return ExitCodes.Done;
    }
}
