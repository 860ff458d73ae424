using Npgsql;
using Xunit;

namespace Concave.Testing;

/// <summary>The PostgreSQL server named by CONCAVE_TEST_POSTGRES; ./test starts one and sets it.</summary>
public static class PostgresServer
{
    private const string Variable = "CONCAVE_TEST_POSTGRES";
    private static int made;

    /// <summary>Makes an empty database, or skips the test when no server is configured.</summary>
    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateDatabase()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
            Assert.Skip($"{Variable} names no PostgreSQL server; ./test starts one.");

        var name = $"concave_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await Run(server, $"CREATE DATABASE {name}");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ToString();
        return (own, () => Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
