using System.IO.Compression;
using System.Text.Json;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Reading;

public sealed class HhRlhfTests
{
    [Fact]
    public async Task Each_of_2312_transcripts_is_accepted_exactly_or_set_aside_with_a_reason()
    {
        var rows = await RealData.Read("hh-rlhf-harmless-base-test.jsonl.gz");
        var original = Originals("hh-rlhf-harmless-base-test.jsonl.gz");

        Assert.Equal(2312, original.Count);
        Assert.Equal(2312, rows.Count);
        foreach (var pair in rows.OfType<Accepted>().Select(row => row.Pair))
        {
            var (chosen, rejected) = pair.SourcePreference!.Choice == Choice.A ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
            Assert.Equal(original[(int)pair.Row - 1].Chosen, Transcript.Write([.. pair.Prompt, new("assistant", chosen)]));
            Assert.Equal(original[(int)pair.Row - 1].Rejected, Transcript.Write([.. pair.Prompt, new("assistant", rejected)]));
        }

        var aside = rows.OfType<Rejected>().ToDictionary(row => row.SetAside.Row, row => row.SetAside.Code);
        Assert.Equal(Expected, aside.OrderBy(row => row.Key).Select(row => (row.Key, row.Value)));
    }

    [Fact]
    public async Task The_stored_order_does_not_tell_which_was_chosen()
    {
        var rows = await RealData.Read("hh-rlhf-harmless-base-test.jsonl.gz");
        var pairs = rows.OfType<Accepted>().Select(row => row.Pair).ToList();

        // A fair coin over 2,299 pairs leaves 4.5 standard deviations about once in 150,000 files.
        var share = pairs.Count(pair => pair.SourcePreference!.Choice == Choice.A) / (double)pairs.Count;
        Assert.InRange(share, 0.453, 0.547);
    }

    [Fact]
    public async Task Turns_keep_their_order_and_their_white_space()
    {
        using var file = Sample.Lines(Row("\n\nHuman: hi \n\nAssistant:  Hello\n\nHuman: say\n\n\"Human\"\n\nAssistant: yes ", "\n\nHuman: hi \n\nAssistant:  Hello\n\nHuman: say\n\n\"Human\"\n\nAssistant: no"));

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal([new("user", "hi "), new("assistant", " Hello"), new("user", "say\n\n\"Human\"")], pair.Prompt);
        Assert.Equal(["no", "yes "], new[] { pair.ResponseA, pair.ResponseB }.Order(StringComparer.Ordinal));
        Assert.Equal("row-1", pair.ExternalId);
    }

    [Theory]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "\n\nHuman: a\n\nAssistant: ", "empty")]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "\n\nHuman: a\n\nAssistant:", "odd-transcript")]
    [InlineData("\n\nHuman: a\n\nAssistant:x", "\n\nHuman: a\n\nAssistant: y", "odd-transcript")]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "a\n\nAssistant: y", "odd-transcript")]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "\n\nHuman: b\n\nAssistant: y", "prompts-differ")]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "\n\nHuman: a\n\nAssistant: x\n\nHuman: y", "response-turns")]
    [InlineData("\n\nHuman: a\n\nHuman: b\n\nAssistant: x", "\n\nHuman: a\n\nHuman: b\n\nAssistant: y", "turn-order")]
    [InlineData("\n\nAssistant: x", "\n\nAssistant: y", "response-turns")]
    [InlineData("\n\nHuman: a\n\nAssistant: x", "\n\nHuman: a\n\nAssistant: x", "equal-responses")]
    public async Task An_odd_transcript_is_set_aside_by_name(string chosen, string rejected, string code)
    {
        using var file = Sample.Lines(Row(chosen, rejected));

        var aside = await file.OnlySetAside();
        Assert.Equal(code, aside.Code);
        Assert.Contains(aside.Field.Split('[')[0], new[] { "chosen", "rejected" });
    }

    private static readonly (long, string)[] Expected =
    [
        (87, "empty"), (517, "empty"), (668, "turn-order"), (764, "turn-order"), (926, "empty"), (1104, "empty"), (1255, "prompts-differ"),
        (1320, "turn-order"), (1689, "prompts-differ"), (1850, "turn-order"), (1951, "prompts-differ"), (1953, "prompts-differ"), (2037, "prompts-differ"),
    ];

    private static string Row(string chosen, string rejected) => JsonSerializer.Serialize(new { chosen, rejected });

    private static List<(string Chosen, string Rejected)> Originals(string name)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(RealData.Find(name)), CompressionMode.Decompress));
        var rows = new List<(string, string)>();
        while (lines.ReadLine() is { } line)
        {
            var row = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!;
            rows.Add((row["chosen"], row["rejected"]));
        }

        return rows;
    }
}
