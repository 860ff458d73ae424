namespace Concave.Datasets.Reporting;

/// <summary>The <c>features</c> of a configuration, told from the row type, so that the card cannot drift from the rows.</summary>
internal static class Features
{
    /// <summary>YAML lines for the columns of a row, indented by <paramref name="indent"/> spaces.</summary>
    internal static string Of(Type row, int indent) => string.Concat(Columns(row).Select(c => Column(c.Name, c.Type, indent)));

    private static IEnumerable<(string Name, Type Type)> Columns(Type row) =>
        row.GetProperties().Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => (System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p.PropertyType));

    private static string Column(string name, Type type, int indent)
    {
        var pad = new string(' ', indent);
        if (Scalar(type) is { } scalar)
            return $"{pad}- {{name: {name}, dtype: {scalar}}}\n";
        var item = type.GetGenericArguments()[0];
        return Scalar(item) is { } plain
            ? $"{pad}- name: {name}\n{pad}  sequence: {plain}\n"
            : $"{pad}- name: {name}\n{pad}  list:\n{Of(item, indent + 2)}";
    }

    private static string? Scalar(Type type)
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
