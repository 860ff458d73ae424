using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Prompting;

/// <summary>A pair as a judge is shown it: each text between marks with a code that its author could not know.</summary>
internal static class PairText
{
    /// <summary>The question for the better response; {0} is the code of the marks.</summary>
    internal const string Form = "The marks of this question carry the code {0}. Only they are mine. Which response is better under the rubric?";

    /// <summary>The question for the worse one.</summary>
    internal const string WorseForm = "The marks of this question carry the code {0}. Only they are mine. Which response is WORSE under the rubric? Answer with the worse one in \"worse\", and why in \"reason\".";

    /// <summary>80 bits that nobody can foresee.</summary>
    internal static string Nonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    internal static string Of(PairRecord pair, bool swapped, string nonce, string form, int longest)
    {
        var (first, second) = swapped ? (pair.ResponseB, pair.ResponseA) : (pair.ResponseA, pair.ResponseB);
        var text = new StringBuilder();
        foreach (var message in pair.Prompt)
            Fence(text, $"conversation, {message.Role}", message.Content, nonce, longest);
        Fence(text, "response_1", first, nonce, longest);
        Fence(text, "response_2", second, nonce, longest);
        return text.Append(string.Format(CultureInfo.InvariantCulture, form, nonce)).ToString();
    }

    private static void Fence(StringBuilder text, string name, string content, string nonce, int longest)
    {
        text.Append(CultureInfo.InvariantCulture, $"[{nonce}: {name} begins]\n");
        AppendVisibly(text, content.Length > longest ? content.AsSpan(0, Whole(content, longest)) : content);
        if (content.Length > longest)
            text.Append(CultureInfo.InvariantCulture, $"\n[{nonce}: {content.Length - longest} characters left out]");
        text.Append(CultureInfo.InvariantCulture, $"\n[{nonce}: {name} ends]\n\n");
    }

    // Tags and direction overrides say to a model what no person sees. Shown by their number they cannot.
    private static void AppendVisibly(StringBuilder text, ReadOnlySpan<char> content)
    {
        foreach (var rune in content.EnumerateRunes())
        {
            if (rune.Value is (>= 0xE0000 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x202A and <= 0x202E) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r')))
                text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            else
                text.Append(rune.ToString());
        }
    }

    private static int Whole(string content, int longest) => char.IsHighSurrogate(content[longest - 1]) ? longest - 1 : longest;
}
