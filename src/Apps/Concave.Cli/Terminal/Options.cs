using System.CommandLine;

namespace Concave.Cli.Terminal;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
internal static class Options
{
    internal static Option<bool> Json() => new("--json") { Description = "Write one JSON document to standard output instead of tables." };

    internal static Option<DirectoryInfo> Home() => new("--home")
    {
        Description = "Folder of the installation: database, keys, blobs.",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("CONCAVE_HOME") ?? ".concave"),
    };

    internal static Option<string?> Postgres() => new("--postgres")
    {
        Description = "PostgreSQL connection string, instead of the embedded database (or CONCAVE_POSTGRES).",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CONCAVE_POSTGRES"),
    };
}
