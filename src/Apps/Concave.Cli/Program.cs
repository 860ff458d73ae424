using System.CommandLine;
using Concave.Cli.Agreement;
using Concave.Cli.Audit;
using Concave.Cli.Close;
using Concave.Cli.Demo;
using Concave.Cli.Import;
using Concave.Cli.Operate;
using Concave.Cli.Plan;
using Concave.Cli.Prescore;
using Concave.Cli.Produce;
using Concave.Cli.Quote;
using Concave.Cli.Respond;
using Concave.Cli.Verify;

namespace Concave.Cli;

/// <summary>The <c>concave</c> command.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var parsed = Commands().Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? Terminal.ExitCodes.Misused : code;
    }

    private static RootCommand Commands() => new("Produces expert-vetted preference data and proves its quality.")
    {
        DemoCommand.Make(),
        AuditCommand.Make(),
        AgreementCommand.Make(),
        ProduceCommand.Make(),
        VerifyCommand.Make(),
        PlanCommand.Make(),
        QuoteCommand.Make(),
        ImportCommand.Make(),
        RespondCommand.Make(),
        PrescoreCommand.Make(),
        CloseCommand.Make(),
        ServeCommand.Make(),
        MigrateCommand.Make(),
        BackupCommand.MakeBackup(),
        BackupCommand.MakeRestore(),
    };
}
