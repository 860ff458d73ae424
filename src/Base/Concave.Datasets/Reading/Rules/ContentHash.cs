using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Datasets.Reading;

/// <summary>SHA-256 over the canonical JSON (RFC 8785) of normalised content: keys sorted, shortest escapes, no spaces.</summary>
public sealed class ContentHash
{
    private static readonly SearchValues<char> escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    private readonly ArrayBufferWriter<byte> canonical = new(1 << 14);

    /// <summary>Lower-case hex digest of a pair as it is stored.</summary>
    public string Of(IReadOnlyList<Message> prompt, string responseA, string responseB)
    {
        Prompt(prompt);
        Raw(",\"response_a\":"u8);
        Quoted(TextRules.Normal(responseA));
        Raw(",\"response_b\":"u8);
        Quoted(TextRules.Normal(responseB));
        return Convert.ToHexStringLower(Digest());
    }

    /// <summary>
    /// A coin that depends on the content alone: the lowest bit of the digest over the prompt and both responses in
    /// ordinal order. It does not know which response is which, so it cannot tell the answer.
    /// </summary>
    public bool LowBit(IReadOnlyList<Message> prompt, string one, string other)
    {
        var (first, second) = (TextRules.Normal(one), TextRules.Normal(other));
        if (string.CompareOrdinal(first, second) > 0) (first, second) = (second, first);
        Prompt(prompt);
        Raw(",\"responses\":["u8);
        Quoted(first);
        Raw(","u8);
        Quoted(second);
        Raw("]"u8);
        return (Digest()[^1] & 1) == 1;
    }

    private void Prompt(IReadOnlyList<Message> prompt)
    {
        canonical.ResetWrittenCount();
        Raw("{\"prompt\":["u8);
        for (var i = 0; i < prompt.Count; i++)
        {
            Raw(i == 0 ? "{\"content\":"u8 : ",{\"content\":"u8);
            Quoted(TextRules.Normal(prompt[i].Content));
            Raw(",\"role\":"u8);
            Quoted(prompt[i].Role);
            Raw("}"u8);
        }

        Raw("]"u8);
    }

    private byte[] Digest()
    {
        Raw("}"u8);
        return SHA256.HashData(canonical.WrittenSpan);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => canonical.Write(bytes);

    private void Quoted(ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        while (true)
        {
            var at = text.IndexOfAny(escaped);
            Encoding.UTF8.GetBytes(at < 0 ? text : text[..at], canonical);
            if (at < 0) break;
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Raw("\""u8);
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default: Encoding.UTF8.GetBytes($"\\u{(int)c:x4}", canonical); break;
        }
    }
}
