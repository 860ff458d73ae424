using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>The <c>features</c> of a configuration, told from the row type, so that the card cannot drift from the rows.</summary>
internal static class Features
{
    /// <summary>YAML lines for the columns of a row, indented by <paramref name="indent"/> spaces.</summary>
    internal static string Of(Type row, int indent) => string.Concat(RowColumns.Of(row).Select(c => Column(c.Name, c.Type, indent)));

    private static string Column(string name, Type type, int indent)
    {
        var pad = new string(' ', indent);
        if (RowColumns.Scalar(type) is { } scalar)
            return $"{pad}- {{name: {name}, dtype: {scalar}}}\n";
        if (!type.IsGenericType)
            return $"{pad}- name: {name}\n{pad}  struct:\n{Of(type, indent + 2)}";
        var item = type.GetGenericArguments()[0];
        return RowColumns.Scalar(item) is { } plain
            ? $"{pad}- name: {name}\n{pad}  sequence: {plain}\n"
            : $"{pad}- name: {name}\n{pad}  list:\n{Of(item, indent + 2)}";
    }
}
