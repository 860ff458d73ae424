using System.Text.Json;

namespace Concave.Datasets.Bag;

/// <summary>The columns of a row, told from its type: the card's features and the Parquet files follow the rows and cannot drift from them.</summary>
internal static class RowColumns
{
    /// <summary>Name as it stands in the file, and type, in the order of the file.</summary>
    internal static IEnumerable<(string Name, Type Type)> Of(Type row) =>
        row.GetProperties().Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p.PropertyType));

    /// <summary>The loader's name of a plain value: string, int64, float64, bool; null for a list or an object.</summary>
    internal static string? Scalar(Type type)
    {
        if (type == typeof(string) || type == typeof(Guid) || type == typeof(DateTimeOffset) || type.IsEnum)
            return "string";
        if (type == typeof(int) || type == typeof(long))
            return "int64";
        if (type == typeof(double))
            return "float64";
        return type == typeof(bool) ? "bool" : null;
    }
}
