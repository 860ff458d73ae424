using System.Text.Json;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Verify;

/// <summary>Two reports, value by value. Numbers may differ by one part in 10^9; nothing else may.</summary>
internal static class FigureComparison
{
    private const double Tolerance = 1e-9;

    /// <summary>Every path at which the values differ, in the order of the derived report.</summary>
    public static IEnumerable<Fault> Differences(string path, JsonElement stated, JsonElement derived) => (stated.ValueKind, derived.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Objects(path, stated, derived),
        (JsonValueKind.Array, JsonValueKind.Array) => Arrays(path, stated, derived),
        (JsonValueKind.Number, JsonValueKind.Number) => Same(stated.GetDouble(), derived.GetDouble()) ? [] : [Fault(path, stated, derived)],
        (JsonValueKind.String, JsonValueKind.String) => stated.GetString() == derived.GetString() ? [] : [Fault(path, stated, derived)],
        var (left, right) => left == right ? [] : [Fault(path, stated, derived)],
    };

    private static IEnumerable<Fault> Objects(string path, JsonElement stated, JsonElement derived)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var member in stated.EnumerateObject())
        {
            var at = $"{path}.{PlainText.Of(member.Name)}";
            if (!names.Add(member.Name))
                yield return new("The report states the figure twice.", BagFiles.Report, at);
            else if (!derived.TryGetProperty(member.Name, out _))
                yield return new("The report states a figure that the records do not give.", BagFiles.Report, at);
        }

        foreach (var member in derived.EnumerateObject())
        {
            var at = $"{path}.{PlainText.Of(member.Name)}";
            if (!stated.TryGetProperty(member.Name, out var value))
                yield return new("The report lacks the figure.", BagFiles.Report, at);
            else
            {
                foreach (var fault in Differences(at, value, member.Value))
                    yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> Arrays(string path, JsonElement stated, JsonElement derived)
    {
        var (left, right) = (stated.GetArrayLength(), derived.GetArrayLength());
        if (left != right)
            yield return new(FormattableString.Invariant($"The report has {left} rows where the records give {right}."), BagFiles.Report, path);
        // Indexing a JSON array walks it from its start: a long log would take the square of its length.
        foreach (var (i, (first, second)) in stated.EnumerateArray().Zip(derived.EnumerateArray()).Index())
        {
            foreach (var fault in Differences(FormattableString.Invariant($"{path}[{i}]"), first, second))
                yield return fault;
        }
    }

    private static bool Same(double stated, double derived) =>
        Math.Abs(stated - derived) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(stated), Math.Abs(derived)));

    private static Fault Fault(string path, JsonElement stated, JsonElement derived) =>
        new($"The report says {PlainText.Of(stated.GetRawText())}, the records give {PlainText.Of(derived.GetRawText())}.", BagFiles.Report, path);
}
