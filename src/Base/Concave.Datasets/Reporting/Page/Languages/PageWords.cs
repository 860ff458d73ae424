using System.Collections.Frozen;
using System.Text.Json;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The fixed sentences of a page in the reader's language. The English sentence is the key, so that a page reads as itself
/// and a sentence that a language lacks is shown in English. Texts of clients, annotators and models, and the notes of the
/// report, which are data, never pass through here.
/// </summary>
internal sealed class PageWords
{
    private const string Folder = "report/";

    private readonly FrozenDictionary<string, string> _said;

    private PageWords(string language, FrozenDictionary<string, string> said) => (Language, _said) = (language, said);

    /// <summary>The language of the keys.</summary>
    internal static PageWords English { get; } = new("en", FrozenDictionary<string, string>.Empty);

    /// <summary>Languages that there are sentences of, beside English.</summary>
    internal static IReadOnlyDictionary<string, PageWords> Others { get; } = Read();

    /// <summary>ISO 639-1.</summary>
    internal string Language { get; }

    /// <summary>A sentence without values.</summary>
    internal string this[string english]
    {
        get
        {
            if (!_said.ContainsKey(english))
                Lacking?.Add(english);
            return _said.GetValueOrDefault(english, english);
        }
    }

    /// <summary>Collects what the language lacks; only tests ask for it.</summary>
    internal ISet<string>? Lacking { get; set; }

    /// <summary>A sentence with values, which stand where the language wants them. Literals are markup, values are encoded.</summary>
    internal Html Say([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] SpokenBuilder sentence) => sentence.Made();

    /// <summary>The same as plain text, for where a table or chart encodes it.</summary>
    internal string Text(string english, params ReadOnlySpan<string> values)
    {
        var said = this[english];
        for (var i = 0; i < values.Length; i++)
            said = said.Replace(FormattableString.Invariant($"{{{i}}}"), values[i], StringComparison.Ordinal);
        return said;
    }

    private static FrozenDictionary<string, PageWords> Read()
    {
        var assembly = typeof(PageWords).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => (Language: Path.GetFileNameWithoutExtension(n[Folder.Length..]), Resource: n))
            .ToFrozenDictionary(f => f.Language, f => new PageWords(f.Language, Sentences(assembly.GetManifestResourceStream(f.Resource)!)), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Sentences(Stream file)
    {
        using (file)
            return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
