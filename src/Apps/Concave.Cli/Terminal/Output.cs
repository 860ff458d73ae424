using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Kernel;
using Concave.Kernel.Records;
using Spectre.Console;

namespace Concave.Cli.Terminal;

/// <summary>
/// Where a command writes: people read tables on standard output, programs read one JSON document there; progress and
/// faults go to standard error, so that a pipe stays clean.
/// </summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true };

    internal bool Json => json;
    internal IAnsiConsole People { get; } = json
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) })
        : ForPeople();

    internal IAnsiConsole Progress { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    // Into a file or a pipe lines are not broken: a path that is cut in two cannot be copied.
    private static IAnsiConsole ForPeople()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Console.Profile.Width = 1000;
        return AnsiConsole.Console;
    }

    /// <summary>The machine-readable result; nothing when people are reading.</summary>
    internal void Result<T>(T result)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Indented));
    }

    /// <summary>Says what went wrong and how to mend it, and gives the exit code.</summary>
    internal int Fail(Problem problem)
    {
        if (json)
            Console.Out.WriteLine(new JsonObject
            {
                ["error"] = problem.Code,
                ["where"] = problem.Where,
                ["detail"] = problem.Detail,
                ["mend"] = problem.Mend,
            }.ToJsonString(Indented));
        Console.Error.WriteLine($"concave: {problem}");
        return ExitCodes.Of(problem);
    }
}
