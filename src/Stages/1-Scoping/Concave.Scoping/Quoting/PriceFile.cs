using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping.Quoting;

/// <summary>A price table in a file: JSON with snake_case names.</summary>
public static class PriceFile
{
    /// <summary>The file's table, or where it is wrong.</summary>
    public static Result<PriceTable> Read(string path)
    {
        if (!File.Exists(path))
            return new Problem("file-missing", ProblemKind.Invalid, "There is no such file.", "Check the path.", path);
        try
        {
            using var file = File.OpenRead(path);
            var table = JsonSerializer.Deserialize<PriceTable>(file, RecordJson.Options);
            return table is null ? Unreadable("The table is null.", path)
                : PriceTableRules.Check(table) is { } fault ? fault with { Where = $"{path}, {fault.Where}" }
                : table;
        }
        catch (JsonException fault)
        {
            return Unreadable($"The table cannot be read: {fault.Message}", $"{path}, line {fault.LineNumber + 1}");
        }
    }

    private static Problem Unreadable(string detail, string where) =>
        new("prices-unreadable", ProblemKind.Invalid, detail, "Write it as `concave quote prices` prints one.", where);
}
