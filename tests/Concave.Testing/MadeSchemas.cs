using System.Collections.Concurrent;

namespace Concave.Testing;

/// <summary>
/// Databases with a schema and nothing else, each made once a process and copied for every test that wants one: making
/// one costs half a second of processor, a copy next to nothing.
/// </summary>
public static class MadeSchemas
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Databases = new(StringComparer.Ordinal);

    /// <summary>Puts a database of SQLite in place.</summary>
    /// <param name="name">Which schema.</param>
    /// <param name="file">Where the database is to lie.</param>
    /// <param name="make">Makes one in the file it is given, and closes it.</param>
    public static async Task OnSqlite(string name, string file, Func<string, Task> make)
    {
        var made = await Files.GetOrAdd(name, _ => new(async () =>
        {
            var folder = Directory.CreateTempSubdirectory("concave-schema-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
            var template = Path.Combine(folder.FullName, "concave.db");
            await make(template);
            return template;
        })).Value;
        File.Copy(made, file);
    }

    /// <summary>Makes a database of PostgreSQL, or skips the test when no server is configured.</summary>
    /// <param name="name">Which schema.</param>
    /// <param name="make">Makes one in the database it is given the connection string of, and closes its connections.</param>
    public static async Task<(string ConnectionString, Func<Task> Drop)> OnPostgres(string name, Func<string, Task> make)
    {
        PostgresServer.SkipWhenAbsent();
        var template = await Databases.GetOrAdd(name, _ => new(async () =>
        {
            var database = await PostgresServer.CreateDatabase();
            await make(database.ConnectionString);
            return new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        })).Value;
        return await PostgresServer.CreateDatabase(template);
    }
}
