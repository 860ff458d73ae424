using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Concave.Ui.Languages;

/// <summary>
/// The interface in the reader's language. The English sentence is the key, so that a page reads as itself and a language
/// that lacks a sentence shows the English one. Texts of clients, annotators and models never pass through here.
/// </summary>
public static class Speech
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Translations = Read();

    /// <summary>The sentence in the language of the request (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    /// <param name="english">A literal: a test collects the literals to list what a language lacks.</param>
    public static string T(string english) =>
        Translations.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var language) && language.TryGetValue(english, out var said) ? said : english;

    /// <summary>The sentence with values at <c>{0}</c>, <c>{1}</c> …, which a language may put in another order.</summary>
    public static string T(string english, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, T(english), values);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        const string Folder = "languages/";
        var assembly = typeof(Speech).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => Path.GetFileNameWithoutExtension(n[Folder.Length..]), n => Sentences(assembly.GetManifestResourceStream(n)!));
    }

    private static FrozenDictionary<string, string> Sentences(Stream file)
    {
        using (file)
            return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
