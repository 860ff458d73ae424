using System.Text;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Reading;

public sealed class WholeFileTests
{
    public static TheoryData<string, byte[], string> Files() => new()
    {
        { "p.jsonl", [], "file-empty" },
        { "p.jsonl", " \n\n"u8.ToArray(), "file-no-rows" },
        { "p.json", "[]"u8.ToArray(), "file-no-rows" },
        { "p.csv", "prompt,response_a,response_b\n"u8.ToArray(), "file-no-rows" },
        { "p.jsonl", "not json\nnot json\n"u8.ToArray(), "file-no-objects" },
        { "p.jsonl", Encoding.Unicode.GetBytes("{\"prompt\":1}"), "file-utf16" },
        { "p.jsonl", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("{}")], "file-utf16" },
        { "p.xlsx", [.. "PK\x03\x04"u8, 1, 2, 3], "file-packed" },
        { "p.jsonl.zst", [0x28, 0xb5, 0x2f, 0xfd, 1, 2], "file-packed" },
        { "p.parquet.gz", Sample.Gzip("PAR1...."), "file-packed" },
        { "p.bin", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * i % 7))], "file-binary" },
        { "p.gz", [0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "file-damaged" },
        { "p.csv", "prompt;response_a;response_b\nx;y;z\n"u8.ToArray(), "csv-header" },
        { "p.csv", "prompt,prompt\nx,y\n"u8.ToArray(), "csv-header" },
        { "p.parquet", "PAR1 and nothing more"u8.ToArray(), "file-no-objects" },
        { "p.txt", "Once upon a time\nthere was\n"u8.ToArray(), "format-unknown" },
        { "p.jsonl", "{\"text\":\"x\",\"label\":1}\n"u8.ToArray(), "format-unknown" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_read_is_one_problem_and_no_exception(string name, byte[] content, string code)
    {
        using var file = new Sample(name, content);

        var found = PairFile.Detect(file.Path);

        Assert.True(found.Failed);
        Assert.Equal((code, ProblemKind.Invalid), (found.Problem.Code, found.Problem.Kind));
        Assert.NotEmpty(found.Problem.Mend);
        var aside = await file.OnlySetAside();
        Assert.Equal((0, "file", code), (aside.Row, aside.Field, aside.Code));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named_as_such()
    {
        using var file = Sample.Of("p.jsonl", "{}");

        Assert.Equal("file-missing", PairFile.Detect(file.Path + "x").Problem!.Code);
        Assert.Equal("file-is-directory", PairFile.Detect(Path.GetDirectoryName(file.Path)!).Problem!.Code);
    }

    [Fact]
    public void An_unknown_format_lists_the_fields_seen_and_the_formats_known()
    {
        using var file = Sample.Lines("""{"text":"x","la\u001b[31mbel":1}""", """{"more":1}""");

        var problem = PairFile.Detect(file.Path).Problem!;

        Assert.Contains("la?[31mbel, more, text", problem.Detail, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<PairFormat>(), format => Assert.Contains(PairFormats.NameOf(format), problem.Mend, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_row_may_be_the_odd_one()
    {
        using var file = Sample.Lines("[1]", "{}", """{"prompt":"p","chosen":null,"rejected":"y"}""", """{"prompt":"p","chosen":"x","rejected":"y"}""");

        Assert.Equal(PairFormat.Triples, PairFile.Detect(file.Path).Value);
    }

    [Fact]
    public void Every_format_is_found_again_by_its_name() =>
        Assert.All(Enum.GetValues<PairFormat>(), format => Assert.Equal(format, PairFormats.Named(PairFormats.NameOf(format).ToUpperInvariant()).Value));

    [Fact]
    public void A_name_of_no_format_is_told_with_the_names_there_are()
    {
        var problem = PairFormats.Named("jsonl").Problem!;

        Assert.Equal(("format-name", "format"), (problem.Code, problem.Where));
        Assert.Contains("hh-rlhf", problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_stops_when_told()
    {
        using var file = Sample.Of("p.jsonl", string.Concat(Enumerable.Range(0, 1000).Select(i => $$"""{"id":{{i}},"prompt":"p","response_a":"x","response_b":"y"}""" + "\n")));
        using var stop = new CancellationTokenSource();
        var rows = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in PairFile.Read(file.Path, PairFormat.Plain, ReadOptions.Usual, stop.Token))
            {
                if (++rows == 10) await stop.CancelAsync();
            }
        });

        Assert.Equal(10, rows);
    }
}
