using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Concave.Cli.Tests.Purge;

/// <summary>Looks for words in files of any kind, byte by byte, in UTF-8 and UTF-16; archives are looked into as well.</summary>
internal sealed class WordScan
{
    private const int Portion = 1 << 22;
    private readonly SearchValues<string> words;
    private readonly int longest;

    internal WordScan(IEnumerable<string> words)
    {
        // Bytes as Latin-1 characters: one byte, one character, so that a search in text is a search in bytes.
        string[] patterns = [.. words.SelectMany(w => new[] { Encoding.UTF8.GetBytes(w), Encoding.Unicode.GetBytes(w) }).Select(Encoding.Latin1.GetString).Distinct(StringComparer.Ordinal)];
        this.words = SearchValues.Create(patterns, StringComparison.Ordinal);
        longest = patterns.Max(p => p.Length);
    }

    /// <summary>Where a word was found, one line a file; empty when none was.</summary>
    internal List<string> Folder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => File(f) is not null).Select(f => $"{f}: {File(f)}")];

    /// <summary>The word found in a file with what stands around it; null when there is none.</summary>
    internal string? File(string path)
    {
        using var raw = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!path.EndsWith(".tgz", StringComparison.Ordinal))
            return In(raw);
        using var unpacked = new GZipStream(raw, CompressionMode.Decompress);
        return In(unpacked);
    }

    internal string? In(string text) => In(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private string? In(Stream content)
    {
        var buffer = new byte[Portion];
        var kept = 0;
        for (int length; (length = content.Read(buffer, kept, Portion - kept)) > 0;)
        {
            var text = Encoding.Latin1.GetString(buffer, 0, kept + length);
            if (text.AsSpan().IndexOfAny(words) is >= 0 and var at)
                return text.Substring(at, Math.Min(60, text.Length - at));
            var next = Math.Min(longest, kept + length);
            buffer.AsSpan(kept + length - next, next).CopyTo(buffer);
            kept = next;
        }

        return null;
    }
}
