using System.Text.Json;

namespace Concave.Datasets.Projections;

/// <summary>Rule 13: how many rows trainers would drop or cut at their usual limits, at four characters a token.</summary>
internal sealed class Lengths
{
    private const int CharactersPerToken = 4;
    private static readonly int[] Limits = [1024, 2048, 4096];

    private readonly int[] _over = new int[Limits.Length];
    private int _rows;

    public void Add(JsonElement row)
    {
        _rows++;
        var prompt = Length(row, "prompt");
        var tokens = (prompt + Math.Max(Length(row, "chosen"), Length(row, "rejected"))) / CharactersPerToken;
        for (var i = 0; i < Limits.Length; i++)
            _over[i] += tokens > Limits[i] ? 1 : 0;
    }

    public IEnumerable<string> Report() => Limits.Index()
        .Where(l => _over[l.Index] > 0)
        .Select(l => FormattableString.Invariant($"{_over[l.Index]} of {_rows} rows are longer than about {l.Item} tokens: a trainer with that limit drops or cuts them."));

    private static long Length(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? Length(value) : 0;

    private static long Length(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length,
        JsonValueKind.Array => value.EnumerateArray().Sum(Length),
        JsonValueKind.Object => value.TryGetProperty("content", out var content) ? Length(content) : 0,
        _ => 0,
    };
}
