using System.Text;

namespace Concave.Datasets.Reading;

/// <summary>
/// What a text must be. Emptiness is judged on the trimmed text, sameness on the normal form; what is stored is the
/// text as it came, because trimming or normalising is a change to somebody else's data.
/// </summary>
internal static class TextRules
{
    /// <summary>The fault of a text that has to say something.</summary>
    public static RowFault? Check(string field, string text, int maxCharacters) =>
        string.IsNullOrWhiteSpace(text) ? Faults.Empty(field) : CheckContent(field, text, maxCharacters);

    /// <summary>The fault of a text that may be empty.</summary>
    public static RowFault? CheckContent(string field, string text, int maxCharacters)
    {
        if (text.Length > maxCharacters) return Faults.TooLong(field, text.Length, maxCharacters);
        return text.Contains('\0') ? Faults.Nul(field) : null;
    }

    /// <summary>Line ends as LF, no outer white space, Unicode NFC. Returns the same string when nothing changes.</summary>
    public static string Normal(string text)
    {
        if (text.Contains('\r')) text = text.ReplaceLineEndings("\n");
        text = text.Trim();
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>True when a reader could not tell the two apart.</summary>
    public static bool Same(string one, string other) => Normal(one).Equals(Normal(other), StringComparison.Ordinal);
}
