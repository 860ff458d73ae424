using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Concave.Ui.Tests.Languages;

/// <summary>The product's source: where every sentence of the interface stands as a literal.</summary>
internal static partial class Source
{
    /// <summary>Every file of <c>src</c> with that ending: its path and text.</summary>
    internal static IEnumerable<(string Path, string Text)> Files(params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*", SearchOption.AllDirectories)
            .Where(f => Array.Exists(endings, e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => (Path.GetRelativePath(Root(), f), File.ReadAllText(f)));

    /// <summary>Every sentence that goes through T, Sentence or Spoken, once.</summary>
    internal static IReadOnlySet<string> Sentences() =>
        Files(".razor", ".cs").Where(f => !f.Path.EndsWith("Speech.cs", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(f.Text)).Select(m => Regex.Unescape(m.Groups["said"].Value)).ToHashSet(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"Concave.slnx is in no folder above the tests of {here}.");
    }

    [GeneratedRegex("""(?<![\w.])(?:T|Sentence|Spoken)\(\s*"(?<said>(?:[^"\\]|\\.)*)"(?=\s*[,)])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();
}
