using System.CommandLine;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Data.Writing;

namespace Concave.Cli.Operate;

/// <summary><c>concave migrate</c>: brings a database to this version's schema.</summary>
internal static class MigrateCommand
{
    internal static Command Make()
    {
        var (home, postgres) = (Options.Home(), Options.Postgres());
        Command command = new("migrate", "Bring the database to this version's schema. Running it again changes nothing.") { home, postgres };
        command.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OwnHome.Open(new(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), stop);
            Console.Out.WriteLine($"The {opened.Get<Store>().Provider} database is at this version's schema.");
            return ExitCodes.Done;
        });
        return command;
    }
}
