using Npgsql;
using Xunit;

namespace Concave.Testing;

/// <summary>The PostgreSQL server named by CONCAVE_TEST_POSTGRES; ./test starts one and sets it.</summary>
public static class PostgresServer
{
    private const string Variable = "CONCAVE_TEST_POSTGRES";
    private static int made;

    /// <summary>Skips the test when no server is configured.</summary>
    public static void SkipWhenAbsent()
    {
        if (Server is null)
            Assert.Skip($"{Variable} names no PostgreSQL server; ./test starts one.");
    }

    /// <summary>Makes a database, or skips the test when no server is configured.</summary>
    /// <param name="template">A database that nobody is connected to, of which this one is a copy; null for an empty one.</param>
    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateDatabase(string? template = null)
    {
        SkipWhenAbsent();
        var server = Server!;
        var name = $"concave_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await Run(server, template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ToString();
        return (own, () => Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    private static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
