using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Composition;
using Concave.Studio.Installations;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Cli.Operate;

/// <summary><c>concave backup</c> and <c>concave restore</c>.</summary>
internal static class BackupCommand
{
    internal static Command MakeBackup()
    {
        var (home, postgres) = (Options.Home(), Options.Postgres());
        Option<FileInfo> to = new("--to") { Description = "File to write; must not exist.", Required = true };
        Option<bool> withKeys = new("--with-keys") { Description = "Put the keys in as well. Whoever has the file then reads everything." };
        Command command = new("backup", "Copy a running installation into one file.") { home, postgres, to, withKeys };
        command.SetAction(async (parsed, stop) =>
        {
            Output output = new(json: false);
            if (parsed.GetValue(postgres) is not null)
                return output.Fail(new("backup-postgres", ProblemKind.Invalid, "On PostgreSQL this command would copy only half.", "Use pg_dump for the database and copy the folders blobs and keys."));
            var written = await Archive.Write(new(parsed.GetRequiredValue(home).FullName), parsed.GetRequiredValue(to).FullName, parsed.GetValue(withKeys), stop);
            if (written.Failed)
                return output.Fail(written.Problem);
            if (await Note(parsed.GetRequiredValue(home).FullName, parsed.GetRequiredValue(to), parsed.GetValue(withKeys), stop) is { } unnoted)
                return output.Fail(unnoted);
            Console.Out.WriteLine(parsed.GetValue(withKeys)
                ? "Written, keys included: keep it as safe as the keys themselves."
                : "Written without the keys: back up the folder 'keys' apart from it, or the content cannot be read again.");
            return ExitCodes.Done;
        });
        return command;
    }

    // Behind the copy, so that a copy that failed is never noted; the operator's page shows it.
    // A database that waits for its migrations is copied as it is, and not written to.
    private static async Task<Problem?> Note(string home, FileInfo file, bool withKeys, CancellationToken stop)
    {
        await using var services = new ServiceCollection().AddLogging().AddConcave(new(home)).BuildServiceProvider();
        if (await services.GetRequiredService<Store>().Schema(stop) != SchemaState.Current)
            return null;
        file.Refresh();
        return (await services.GetRequiredService<NoteBackup>().Note(new("concave backup", withKeys, file.Length), by: null, stop)).Problem;
    }

    internal static Command MakeRestore()
    {
        Option<FileInfo> from = new("--from") { Description = "File that `concave backup` wrote.", Required = true };
        Option<DirectoryInfo> home = new("--home") { Description = "Folder to restore into; must be empty or absent.", Required = true };
        Command command = new("restore", "Unpack a backup into a new home.") { from, home };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = parsed.GetRequiredValue(home).FullName;
            var restored = await Archive.Restore(parsed.GetRequiredValue(from).FullName, folder, stop);
            if (restored.Failed)
                return new Output(json: false).Fail(restored.Problem);
            Console.Out.WriteLine(Directory.Exists(Path.Combine(folder, "keys"))
                ? "Restored, keys included."
                : "Restored. Put the folder 'keys' back before you start it.");
            return ExitCodes.Done;
        });
        return command;
    }
}
