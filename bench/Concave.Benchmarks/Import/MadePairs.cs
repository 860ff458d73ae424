using System.Globalization;
using System.Text.Json;

namespace Concave.Benchmarks.Import;

/// <summary>Files of made-up pairs: 60-word prompts, 200-word responses, the same bytes on every run.</summary>
internal static class MadePairs
{
    /// <summary>Writes the file as JSON Lines.</summary>
    internal static void Write(string path, int rows)
    {
        using var file = File.Create(path);
        foreach (var line in Lines(rows))
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }
    }

    /// <summary>The file's lines without their ends.</summary>
    internal static IEnumerable<byte[]> Lines(int rows)
    {
        var words = new Words();
        for (var i = 0; i < rows; i++)
        {
            yield return JsonSerializer.SerializeToUtf8Bytes(new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"made-{i:D7}"),
                prompt = words.Some(60),
                response_a = words.Some(200),
                response_b = words.Some(200),
                domain = "general",
                language = "en",
            });
        }
    }
}
