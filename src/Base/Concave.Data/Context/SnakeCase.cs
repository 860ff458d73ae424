using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Context;

/// <summary>Lower-case names with underscores, so that nobody has to quote identifiers on PostgreSQL.</summary>
internal static class SnakeCase
{
    internal static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson())) // what stands in a column has no columns
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(Lower(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Lower(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(Lower(key.GetName()!));
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName(Lower(foreign.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Lower(index.GetDatabaseName()!));
        }
    }

    internal static string Lower(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]);
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
