using System.Data.Common;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Concave.Data.Writing;

/// <summary>
/// Many rows by one prepared statement, inside the caller's transaction. Change tracking costs more than the insert
/// itself when fifty thousand rows come at once. Where the database is across a connection, rows are sent many at a
/// time: waiting for each answer would cost more than everything else together.
/// </summary>
public static class BulkInsert
{
    private const int RowsAtOnce = 250;

    /// <summary>Inserts the rows as they are. Keys must be set; nothing is tracked.</summary>
    public static async Task InsertAll<T>(this ConcaveDb db, IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        var table = new Table<T>(db.Model.FindEntityType(typeof(T))!);
        await db.Database.OpenConnectionAsync(stop);
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await (connection.CanCreateBatch
            ? ManyAtOnce(table, connection, transaction, rows, stop)
            : OneByOne(table, connection, transaction, rows, stop));
    }

    // Full portions share one prepared batch; what is left at the end has its own.
    private static async Task ManyAtOnce<T>(Table<T> table, DbConnection connection, DbTransaction? transaction, IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        DbBatch? batch = null;
        try
        {
            foreach (var portion in rows.Chunk(RowsAtOnce))
            {
                if (batch?.BatchCommands.Count != portion.Length)
                {
                    await (batch?.DisposeAsync() ?? ValueTask.CompletedTask);
                    batch = await table.Batch(connection, transaction, portion.Length, stop);
                }

                await Send(table, batch, portion, stop);
            }
        }
        finally
        {
            await (batch?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static async Task OneByOne<T>(Table<T> table, DbConnection connection, DbTransaction? transaction, IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = table.Insert;
        table.AddParameters(command, command.Parameters);
        await command.PrepareAsync(stop);
        foreach (var row in rows)
        {
            table.Fill(command.Parameters, row);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static async Task Send<T>(Table<T> table, DbBatch batch, T[] portion, CancellationToken stop)
        where T : class
    {
        for (var i = 0; i < portion.Length; i++)
            table.Fill(batch.BatchCommands[i].Parameters, portion[i]);
        await batch.ExecuteNonQueryAsync(stop);
    }

    private sealed class Table<T>(IEntityType entity)
        where T : class
    {
        private readonly Column<T>[] columns = [.. entity.GetProperties().Select(p => new Column<T>(p))];

        internal string Insert => $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns.Select(c => c.Quoted))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";

        internal async Task<DbBatch> Batch(DbConnection connection, DbTransaction? transaction, int rows, CancellationToken stop)
        {
            var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            await using var maker = connection.CreateCommand();
            for (var i = 0; i < rows; i++)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = Insert;
                AddParameters(maker, command.Parameters);
                batch.BatchCommands.Add(command);
            }

            await batch.PrepareAsync(stop);
            return batch;
        }

        internal void AddParameters(DbCommand maker, DbParameterCollection parameters)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters.Add(columns[i].Parameter(maker, $"@p{i}"));
        }

        internal void Fill(DbParameterCollection parameters, T row)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Value(row);
        }
    }

    private sealed class Column<T>(IProperty property)
    {
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        private readonly IClrPropertyGetter getter = property.GetGetter();

        internal string Quoted => $"\"{property.GetColumnName()}\"";

        internal DbParameter Parameter(DbCommand command, string name) =>
            ((RelationalTypeMapping)property.GetTypeMapping()).CreateParameter(command, name, value: null, nullable: true);

        internal object Value(T row)
        {
            var value = getter.GetClrValue(row!);
            return (value is not null && convert is not null ? convert(value) : value) ?? DBNull.Value;
        }
    }
}
