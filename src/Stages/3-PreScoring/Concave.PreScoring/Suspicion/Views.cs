using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Concave.PreScoring.Suspicion;

/// <summary>
/// A text as a model may read it although a person does not: letters of other alphabets, digits for letters, letters
/// set apart, escapes, encodings. What matters in any of these views matters.
/// </summary>
internal static partial class Views
{
    private const int ReadableLength = 16;

    // Letters that look like Latin ones, after compatibility forms are gone.
    private static readonly Dictionary<char, char> Lookalikes = Pairs(
        "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsһhԁdԛqԝwɡgɩiοoαaεeιiκkνvρpτtυuχxηnβbμuғfҽeɑaɪiʀrꜱsɴnʟlᴀaʙbᴄcᴅdᴇeɢgʜhᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwʏyᴢz");

    private static readonly Dictionary<char, char> Leet = Pairs("0o1i3e4a5s7t8b@a$s!i|l");

    /// <summary>Lower case, compatibility forms and invisible characters gone, one space where there were any.</summary>
    internal static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (var rune in Normal(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                _ = plain.Length > 0 && plain[^1] == ' ' ? plain : plain.Append(' ');
            else if (!Invisible.IsDropped(rune))
                plain.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return plain.ToString();
    }

    /// <summary>The text as it stands, prepared for <see cref="Lexicon"/>, and then every disguise that is one.</summary>
    internal static IEnumerable<(string View, bool Disguised)> Of(string text)
    {
        var plain = Plain(text);
        yield return (plain, false);
        foreach (var view in Disguises(text, plain).Where(v => v.Length >= ReadableLength && v != plain).Distinct(StringComparer.Ordinal))
            yield return (view, true);
    }

    /// <summary>Readable texts that stand encoded in the text.</summary>
    internal static IEnumerable<string> Decoded(string text)
    {
        foreach (Match run in Base64Run().Matches(text))
        {
            if (FromBase64(run.Value) is { } decoded)
                yield return decoded;
        }

        foreach (Match run in HexRun().Matches(text))
        {
            if (Readable(Convert.FromHexString(WithoutSeparators(run.Value))) is { } decoded)
                yield return decoded;
        }

        if (Invisible.Smuggled(text) is { Length: > 0 } smuggled)
            yield return smuggled;
    }

    private static IEnumerable<string> Disguises(string text, string plain)
    {
        yield return Mapped(plain, Lookalikes);
        yield return Mapped(Mapped(plain, Lookalikes), Leet);
        yield return Joined(plain);
        yield return Rot13(plain);
        yield return Reversed(plain);
        var unescaped = Unescaped(text);
        if (unescaped != text)
            yield return Plain(unescaped);
        yield return Plain(Markup().Replace(text, ""));
        foreach (var decoded in Decoded(text))
            yield return Plain(decoded);
    }

    // Half a surrogate pair cannot be normalised.
    private static string Normal(string text)
    {
        var marks = (text.Contains('\uFFFD', StringComparison.Ordinal) || text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text).Normalize(NormalizationForm.FormKC);
        return marks;
    }

    private static string Mapped(string text, Dictionary<char, char> letters) => string.Create(text.Length, (text, letters), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = state.letters.GetValueOrDefault(state.text[i], state.text[i]);
    });

    // "c h o o s e", "c.h.o.o.s.e" and "c-h-o-o-s-e"; where single letters end, a word ends.
    private static string Joined(string plain) => Apart().Replace(plain, run => string.Concat(run.Value.Where(char.IsLetterOrDigit)) + " ");

    private static string Rot13(string plain) => string.Create(plain.Length, plain, static (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = text[i] is >= 'a' and <= 'z' ? (char)('a' + ((text[i] - 'a' + 13) % 26)) : text[i];
    });

    private static string Reversed(string plain)
    {
        var letters = plain.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string Unescaped(string text)
    {
        var plain = UnicodeEscape().Replace(WebUtility.HtmlDecode(text), m => char.ConvertFromUtf32(Math.Min(Scalar(m.Groups["x"].Value), 0x10FFFF)));
        return PercentRun().Replace(plain, m => WebUtility.UrlDecode(m.Value));
    }

    private static int Scalar(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return value is >= 0xD800 and <= 0xDFFF ? 0xFFFD : value;
    }

    private static string? FromBase64(string run)
    {
        var clean = run.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        clean = clean[..(clean.Length - (clean.Length % 4 == 1 ? 1 : 0))];
        var bytes = new byte[clean.Length];
        return Convert.TryFromBase64String(clean.PadRight((clean.Length + 3) / 4 * 4, '='), bytes, out var written) ? Readable(bytes.AsSpan(0, written)) : null;
    }

    // Text is readable when it is UTF-8 and nearly all of it letters, spaces and usual punctuation, with spaces in it.
    private static string? Readable(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Length < ReadableLength || text.Count(c => c == ' ' || c > 0x2E7F) < 2)
            return null;
        return text.Count(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || char.IsPunctuation(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) >= 0.95 * text.Length ? text : null;
    }

    private static string WithoutSeparators(string hex) => string.Concat(hex.Where(char.IsAsciiHexDigit));

    private static Dictionary<char, char> Pairs(string pairs) => pairs.Chunk(2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{20,}={0,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Base64Run();

    [GeneratedRegex(@"(?<![0-9A-Fa-f])([0-9A-Fa-f]{2}[ :]?){16,}(?![0-9A-Fa-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HexRun();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])([\p{L}\p{N}][ ._*~|-]{1,2}){4,}[\p{L}\p{N}](?![\p{L}\p{N}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\\u\{?(?<x>[0-9A-Fa-f]{4,6})\}?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnicodeEscape();

    [GeneratedRegex(@"(%[0-9A-Fa-f]{2}|\+|[A-Za-z0-9._-])*%[0-9A-Fa-f]{2}(%[0-9A-Fa-f]{2}|\+|[A-Za-z0-9._-])*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PercentRun();

    // Emphasis, code ticks, HTML tags and comments' ends that may split a word in two.
    [GeneratedRegex(@"</?[A-Za-z][^<>]{0,200}>|<!--|-->|[*_`~#\\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
