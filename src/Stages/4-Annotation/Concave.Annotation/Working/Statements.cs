using System.Data.Common;
using System.Runtime.CompilerServices;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Concave.Annotation.Working;

/// <summary>
/// Statements written by hand for the few places that every judgment passes. They run in the caller's transaction.
/// SQLite's single writing connection keeps its commands prepared; parsing costs it more than running.
/// </summary>
internal static class Statements
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Kept = [];

    extension(ConcaveDb db)
    {
        /// <summary>Runs a statement; arguments are @p0, @p1, …. Returns the number of rows changed.</summary>
        internal async Task<int> Change(string sql, CancellationToken stop, params object?[] arguments)
        {
            var command = await Command(db, sql, arguments, stop);
            try
            {
                return await command.ExecuteNonQueryAsync(stop);
            }
            finally
            {
                await Leave(db, command);
            }
        }

        /// <summary>The rows that a statement returns.</summary>
        internal async Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] arguments)
        {
            var command = await Command(db, sql, arguments, stop);
            try
            {
                List<T> rows = [];
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                    rows.Add(read(reader));
                return rows;
            }
            finally
            {
                await Leave(db, command);
            }
        }
    }

    private static async Task<DbCommand> Command(ConcaveDb db, string sql, object?[] arguments, CancellationToken stop)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            await db.Database.OpenConnectionAsync(stop);
        var command = IsKept(db) ? KeptCommand(connection, sql, arguments.Length) : NewCommand(connection, sql, arguments.Length);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        return command;
    }

    private static bool IsKept(ConcaveDb db) => db.Database.IsEmbedded && db.Database.CurrentTransaction is not null;

    private static ValueTask Leave(ConcaveDb db, DbCommand command)
    {
        if (!IsKept(db))
            return command.DisposeAsync();
        command.Transaction = null;
        return ValueTask.CompletedTask;
    }

    private static DbCommand KeptCommand(DbConnection connection, string sql, int arguments)
    {
        var kept = Kept.GetOrCreateValue(connection);
        if (!kept.TryGetValue(sql, out var command))
            kept[sql] = command = NewCommand(connection, sql, arguments);
        return command;
    }

    private static DbCommand NewCommand(DbConnection connection, string sql, int arguments)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement here is a constant of ours; what people write goes into parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < arguments; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>Reading what <see cref="Statements"/> return.</summary>
internal static class Columns
{
    internal static DateTimeOffset Time(this DbDataReader row, int at) => new(row.GetInt64(at) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    internal static Guid? GuidOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetGuid(at);
}
