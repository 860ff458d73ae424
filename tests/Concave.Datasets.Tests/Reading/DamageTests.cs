using System.Text;
using Concave.Datasets.Reading;
using CsCheck;

namespace Concave.Datasets.Tests.Reading;

public sealed class DamageTests
{
    private static readonly string[] lines =
    [
        .. Enumerable.Range(1, 20).Select(i => $$"""{"id":{{i}},"prompt":[{"role":"user","content":"p\ud83d\ude00 \"{{i}}\""}],"response_a":"é, x{{i}}","response_b":"[y]"}"""),
    ];

    private static readonly (string Name, byte[] Content)[] files =
    [
        ("p.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines))),
        ("p.json", Encoding.UTF8.GetBytes($"[{string.Join(",\n", lines)}]")),
        ("p.csv", Encoding.UTF8.GetBytes("id,prompt,response_a,response_b\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},\"p \"\"{i}\"\"\",\"é,\nx\",y{i}\r\n")))),
        ("p.jsonl.gz", Sample.Gzip(string.Join('\n', lines))),
    ];

    [Fact]
    public async Task Whatever_happens_to_the_bytes_is_told_of_and_never_thrown() =>
        await Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 6]).SampleAsync(
            async (which, hits) =>
            {
                var content = (byte[])files[which].Content.Clone();
                foreach (var (at, value) in hits) content[at % content.Length] = value;
                using var file = new Sample(files[which].Name, content);

                var rows = await file.Read(PairFormat.Plain);

                Assert.NotEmpty(rows);
                Assert.All(rows.OfType<Rejected>(), row => Assert.NotEmpty(row.SetAside.Reason));
            },
            iter: 500);

    [Fact]
    public async Task A_flipped_byte_in_a_line_costs_at_most_that_line_and_the_next() =>
        await Gen.Select(Gen.Int[0, files[0].Content.Length - 1], Gen.Byte).SampleAsync(
            async (at, value) =>
            {
                var content = (byte[])files[0].Content.Clone();
                content[at] = value;
                using var file = new Sample("p.jsonl", content);

                var rows = await file.Read(PairFormat.Plain);

                Assert.InRange(rows.OfType<Accepted>().Count(), 18, 20);
            },
            iter: 300);
}
