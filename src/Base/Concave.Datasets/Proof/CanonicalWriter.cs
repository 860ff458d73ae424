using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Concave.Datasets.Proof;

/// <summary>
/// Writes canonical bytes into one growing buffer: an object's members are written in the order they come and then
/// put in order by moving their bytes, so that nothing is allocated for a key or a value.
/// </summary>
internal sealed class CanonicalWriter
{
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static CanonicalWriter? _spare;

    private readonly ArrayBufferWriter<byte> _out = new(1024);
    private readonly ArrayBufferWriter<byte> _keys = new(256);
    private readonly MemberOrder _members = new();

    /// <summary>A writer of this thread, empty.</summary>
    public static CanonicalWriter Rent()
    {
        var writer = _spare ?? new CanonicalWriter();
        _spare = null;
        return writer;
    }

    /// <summary>Gives it back, unless one huge value has made its buffer too large to keep.</summary>
    public static void Return(CanonicalWriter writer)
    {
        writer._out.ResetWrittenCount();
        writer._keys.ResetWrittenCount();
        writer._members.Clear();
        if (writer._out.Capacity <= LargestKept)
            _spare = writer;
    }

    /// <summary>The canonical bytes; valid until the writer is returned.</summary>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The text is not valid UTF-8.");
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        Value(ref reader);
        if (reader.Read())
            throw new JsonException("There is more than one value.");
        return _out.WrittenSpan;
    }

    private void Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Object(ref reader);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader);
                break;
            case JsonTokenType.String:
                CanonicalText.Write(_out, ref reader);
                break;
            case JsonTokenType.Number:
                CanonicalNumber.Write(_out, ref reader);
                break;
            default: // true, false, null are already in their only form
                _out.Write(reader.ValueSpan);
                break;
        }
    }

    private void Array(ref Utf8JsonReader reader)
    {
        _out.Write("["u8);
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
                _out.Write(","u8);
            Value(ref reader);
        }

        _out.Write("]"u8);
    }

    private void Object(ref Utf8JsonReader reader)
    {
        var mark = _members.Count;
        _out.Write("{"u8);
        var body = _out.WrittenCount;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (_members.Count > mark)
                _out.Write(","u8);
            Member(ref reader);
        }

        _members.Sort(mark, _keys.WrittenSpan, Written(body));
        _members.Truncate(mark); // the keys stay in their buffer until the value ends: nothing is copied
        _out.Write("}"u8);
    }

    private void Member(ref Utf8JsonReader reader)
    {
        var start = _out.WrittenCount;
        var key = _keys.WrittenCount;
        CanonicalText.Unescape(_keys, ref reader);
        var keyEnd = _keys.WrittenCount;
        CanonicalText.Write(_out, ref reader);
        _out.Write(":"u8);
        reader.Read();
        Value(ref reader);
        _members.Add(new(key, keyEnd - key, start, _out.WrittenCount - start));
    }

    /// <summary>The bytes from a place on, to be changed where they stand.</summary>
    private Span<byte> Written(int from) =>
        MemoryMarshal.AsMemory(_out.WrittenMemory)[from..].Span;
}
