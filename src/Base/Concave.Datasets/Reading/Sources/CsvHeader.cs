using System.Text;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>The names of the columns. A column without a name (some tools write a row index there) is passed over.</summary>
internal sealed record CsvHeader(IReadOnlyList<string> Names)
{
    private const int MaxBytes = 1 << 20;

    public static Result<CsvHeader> Read(ByteWindow window, string path)
    {
        var record = new CsvRecord(window, MaxBytes);
        if (!record.Next() || record.Fault is not null) return FileProblems.Header(path, record.Fault?.Reason ?? "There is no header.");
        var names = new List<string>();
        for (var i = 0; i < record.CellCount; i++) names.Add(Encoding.UTF8.GetString(record.Cell(i)).Trim());
        window.Skip(record.Length);
        if (names is [var only] && only.AsSpan().ContainsAny(';', '\t')) return FileProblems.Header(path, "The cells of the header are not separated by commas.");
        var named = names.FindAll(name => name.Length > 0);
        return named.Distinct(StringComparer.Ordinal).Count() == named.Count
            ? new CsvHeader(names)
            : FileProblems.Header(path, "Two columns have the same name.");
    }
}
