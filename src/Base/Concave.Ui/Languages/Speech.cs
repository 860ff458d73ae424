using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Concave.Ui.Languages;

/// <summary>
/// The interface in the reader's language. The English sentence is the key, so that a page reads as itself and a language
/// that lacks a sentence shows the English one. Texts of clients, annotators and models never pass through here.
/// </summary>
public static class Speech
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Translations = Read();

    /// <summary>The sentence in the language of the request (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    /// <param name="english">A literal, or one that went through <see cref="Spoken"/>: a test collects them to list what a language lacks.</param>
    public static string T(string english) => Sentences(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).GetValueOrDefault(english, english);

    /// <summary>The sentence with values at <c>{0}</c>, <c>{1}</c> …, which a language may put in another order.</summary>
    public static string T(string english, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, T(english), values);

    /// <summary>The sentence with markup at <c>{0}</c>, <c>{1}</c> …: a name in <c>bdi</c>, a time, a link.</summary>
    /// <param name="pieces">Each says itself what is a client's text and what is ours.</param>
    public static RenderFragment Sentence(string english, params RenderFragment[] pieces) => builder =>
    {
        foreach (var part in Parts(T(english)))
        {
            if (part.Place is { } place)
                builder.AddContent(0, pieces[place]);
            else
                builder.AddContent(1, part.Words);
        }
    };

    /// <summary>A sentence that is stored in English, in a signed record say, and shown through <see cref="T(string)"/>.</summary>
    public static string Spoken(string english) => english;

    /// <summary>A sentence that a record holds in English with its figures in place, in the language of the request; as it stands when it is none of ours.</summary>
    public static string Retold(string english) =>
        Sentences(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Count == 0 ? english : Retelling.Of(english);

    /// <summary>A problem's detail or mend in the language of the request; null when that language does not have all of it.</summary>
    public static string? ToldProblem(string english) =>
        Sentences(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is { Count: > 0 } language ? ProblemRetelling.Of(english, language) : english;

    /// <summary>What a language says for each English sentence; empty for English and for a language without a file.</summary>
    internal static FrozenDictionary<string, string> Sentences(string tag) => Translations.GetValueOrDefault(tag, FrozenDictionary<string, string>.Empty);

    private static IEnumerable<(string Words, int? Place)> Parts(string sentence)
    {
        var from = 0;
        while (sentence.IndexOf('{', from) is >= 0 and var open)
        {
            var close = sentence.IndexOf('}', open);
            yield return (sentence[from..open], null);
            yield return ("", int.Parse(sentence.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture));
            from = close + 1;
        }

        yield return (sentence[from..], null);
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        const string Folder = "languages/";
        var assembly = typeof(Speech).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => Path.GetFileNameWithoutExtension(n[Folder.Length..]), n => Read(assembly.GetManifestResourceStream(n)!), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Read(Stream file)
    {
        using (file)
            return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
