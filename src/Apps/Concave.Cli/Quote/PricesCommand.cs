using System.CommandLine;
using System.Text.Json;
using Concave.Cli.Terminal;
using Concave.Kernel.Records;
using Concave.Scoping.Quoting;

namespace Concave.Cli.Quote;

/// <summary><c>concave quote prices</c>: the table in force as JSON, to be changed and put into the installation.</summary>
internal static class PricesCommand
{
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true };

    internal static Command Make()
    {
        var home = Options.Home();
        Command command = new("prices", "Print the price table in force as JSON. Changed and saved as prices.json in the installation's folder, it is the next one.") { home };
        command.SetAction(parsed =>
        {
            var table = new PricesInForce(new(parsed.GetRequiredValue(home).FullName)).Read();
            if (table.Failed)
                return new Output(json: false).Fail(table.Problem);
            Console.Out.WriteLine(JsonSerializer.Serialize(table.Value, Indented));
            return ExitCodes.Done;
        });
        return command;
    }
}
