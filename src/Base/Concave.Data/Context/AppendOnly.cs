using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Context;

/// <summary>
/// Tables that only grow. The database itself refuses UPDATE and DELETE, so that no code path, tool or curious
/// operator rewrites what somebody once submitted.
/// </summary>
public static class AppendOnly
{
    private const string Annotation = "Concave:AppendOnly";
    private const string Exception = "Concave:AppendOnly:Unless";

    /// <summary>Marks a table as append-only.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Metadata.SetAnnotation(Annotation, value: true);
        return entity;
    }

    /// <summary>Marks a table as append-only but for rows that the law says have to go: these can be changed and deleted.</summary>
    /// <param name="entity">The table.</param>
    /// <param name="condition">SQL over the row <c>OLD</c>; it asks for a row of another append-only table, so that nobody decides it in passing.</param>
    public static EntityTypeBuilder<T> IsAppendOnlyUnless<T>(this EntityTypeBuilder<T> entity, string condition)
        where T : class
    {
        entity.Metadata.SetAnnotation(Exception, condition);
        return entity.IsAppendOnly();
    }

    /// <summary>The tables marked so, by name.</summary>
    public static IReadOnlyList<string> Tables(IModel model) =>
        [.. model.GetEntityTypes().Where(e => e.FindAnnotation(Annotation) is not null).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal)];

    /// <summary>Puts the refusing triggers on every marked table; running it again changes nothing.</summary>
    public static async Task Guard(ConcaveDb db, CancellationToken stop)
    {
        foreach (var entity in db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.FindAnnotation(Annotation) is not null))
        {
            var (table, unless) = (entity.GetTableName()!, (string?)entity.FindAnnotation(Exception)?.Value);
            await db.Database.ExecuteSqlRawAsync(db.Database.IsEmbedded ? ForSqlite(table, unless) : ForPostgres(table, unless), stop);
        }

        await db.Database.ExecuteSqlRawAsync(db.Database.IsEmbedded ? KeysOnSqlite : KeysOnPostgres, stop);
    }

    // A project's key is never changed, and goes only with a project whose content is destroyed.
    private const string KeysOnSqlite = """
        CREATE TRIGGER IF NOT EXISTS project_keys_no_update BEFORE UPDATE ON project_keys
        BEGIN SELECT RAISE(ABORT, 'project_keys are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS project_keys_kept BEFORE DELETE ON project_keys
        WHEN NOT EXISTS (SELECT 1 FROM project_steps WHERE project_id = OLD.project_id AND "to" = 'Destroyed')
        BEGIN SELECT RAISE(ABORT, 'project_keys go only with a destroyed project'); END;
        """;

    private const string KeysOnPostgres = """
        CREATE OR REPLACE FUNCTION project_keys_kept() RETURNS trigger LANGUAGE plpgsql AS
        $body$ BEGIN
            IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM project_steps WHERE project_id = OLD.project_id AND "to" = 'Destroyed') THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'project_keys go only with a destroyed project';
        END $body$;
        CREATE OR REPLACE TRIGGER project_keys_no_change BEFORE UPDATE OR DELETE ON project_keys
        FOR EACH ROW EXECUTE FUNCTION project_keys_kept();
        """;

    private static string ForSqlite(string table, string? unless)
    {
        var when = unless is null ? "" : $"WHEN NOT {unless}";
        return $"""
            CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} {when}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
            CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} {when}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
            """;
    }

    private static string ForPostgres(string table, string? unless)
    {
        var when = unless is null ? "" : $"IF TG_LEVEL = 'ROW' THEN IF {unless} THEN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; END IF;";
        return $"""
            CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN {when} RAISE EXCEPTION '{table} is append-only'; END $body$;
            CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_append_only();
            CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();
            """;
    }
}
