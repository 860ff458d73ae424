using System.Runtime.CompilerServices;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>Reads files of recorded work, one shape or another, with the same containers and faults as pairs.</summary>
internal static class RecordedRows
{
    private const int Sample = 64;

    /// <summary>Takes a row apart; null with a fault in the fields when it cannot be used.</summary>
    public delegate Keyed<T>? Parse<T>(RowFields row, long number)
        where T : class;

    /// <summary>A value, and the key that may stand only once in a file; null where any number may.</summary>
    public sealed record Keyed<T>(T Value, string? Key);

    /// <summary>The problem of a file none of whose first rows can be used.</summary>
    public static Result<Done> Check<T>(string path, Parse<T> parse)
        where T : class
    {
        var opened = RowFile.Open(path);
        if (opened.Failed) return opened.Problem;
        using var file = opened.Value;
        SetAside? first = null;
        foreach (var raw in file.Rows(ReadOptions.Usual.MaxRowBytes).Take(Sample))
        {
            var row = One(raw, parse, ReadOptions.Usual, new());
            if (row.Accepted) return default(Done);
            first ??= row.SetAside;
        }

        return first is null ? FileProblems.NoRows(path) : FileProblems.NoneUsable(path, first);
    }

    public static async IAsyncEnumerable<RecordedRow<T>> Read<T>(
        string path, Parse<T> parse, ReadOptions options, [EnumeratorCancellation] CancellationToken stop)
        where T : class
    {
        var opened = RowFile.Open(path);
        if (opened.Failed)
        {
            yield return new(null, Faults.WholeFile(opened.Problem).At(0, externalId: null));
            yield break;
        }

        using var file = opened.Value;
        var seen = new SeenRows();
        var rows = 0;
        foreach (var raw in file.Rows(options.MaxRowBytes))
        {
            yield return One(raw, parse, options, seen);
            if (++rows % 256 == 0) await Task.Yield();
            stop.ThrowIfCancellationRequested();
        }
    }

    private static RecordedRow<T> One<T>(RawRow raw, Parse<T> parse, ReadOptions options, SeenRows seen)
        where T : class
    {
        using var json = RowJson.Open(raw);
        if (json.Fault is { } fault) return new(null, fault.At(raw.Number, externalId: null));
        var row = new RowFields(json.Root, options.MaxCharacters);
        var parsed = parse(row, raw.Number);
        if (row.Fault is null && parsed?.Key is { } key && seen.Note(key, "", raw.Number) is { } first) row.Fail(Faults.DuplicateKey(first.Row));
        return row.Fault is { } why ? new(null, why.At(raw.Number, new RowFields(json.Root, options.MaxCharacters).Id("pair", "idx"))) : new(parsed!.Value, null);
    }
}
