using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Concave.Datasets.Reading;

/// <summary>The row as a JSON object whose every text can be taken safely, or the fault that it is none.</summary>
internal readonly record struct RowJson(JsonDocument? Document, RowFault? Fault) : IDisposable
{
    // Of two equal keys a reader takes the first and another the last: neither may be guessed.
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    public JsonElement Root => Document?.RootElement ?? default;

    public static RowJson Open(RawRow raw)
    {
        if (raw.Fault is { } fault) return new(null, fault);
        var bytes = raw.Json.Span;
        if (!Utf8.IsValid(bytes)) return new(null, Faults.BadUtf8(FirstInvalid(bytes)));
        if (bytes.Contains((byte)0)) return new(null, Faults.Nul("row"));
        var lone = Surrogates.AnyLone(bytes);
        JsonDocument document;
        try
        {
            // Half a surrogate pair would make the search for equal keys throw something else than "not JSON".
            document = JsonDocument.Parse(raw.Json, lone ? default : strict);
        }
        catch (JsonException broken)
        {
            return new(null, Faults.NotJson(broken.LineNumber ?? 0, broken.BytePositionInLine ?? 0));
        }

        var found = document.RootElement.ValueKind != JsonValueKind.Object ? Faults.NotObject() : lone ? Surrogates.Locate(document.RootElement) : null;
        if (found is null) return new(document, null);
        document.Dispose();
        return new(null, found);
    }

    public void Dispose() => Document?.Dispose();

    /// <summary>Where the first bytes stand that are not UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }
}
