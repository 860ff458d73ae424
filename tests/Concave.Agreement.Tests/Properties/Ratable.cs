using CsCheck;

namespace Concave.Agreement.Tests;

/// <summary>Random small data sets: a matrix with holes.</summary>
/// <param name="Cells">Rows × raters labels, −1 where missing.</param>
internal sealed record Ratable(int[] Cells, int Raters, int Categories)
{
    internal static readonly Gen<Ratable> Any =
        from categories in Gen.Int[2, 4]
        from raters in Gen.Int[2, 6]
        from items in Gen.Int[2, 25]
        from cells in Gen.Int[-1, categories - 1].Array[items * raters]
        select new Ratable(cells, raters, categories);

    internal static readonly Gen<Ratable> Complete =
        from categories in Gen.Int[2, 4]
        from raters in Gen.Int[2, 5]
        from items in Gen.Int[2, 25]
        from cells in Gen.Int[0, categories - 1].Array[items * raters]
        select new Ratable(cells, raters, categories);

    internal static readonly Gen<Ratable> Pair =
        from categories in Gen.Int[2, 4]
        from items in Gen.Int[2, 40]
        from cells in Gen.Int[0, categories - 1].Array[items * 2]
        select new Ratable(cells, 2, categories);

    internal int Items => Cells.Length / Raters;

    internal Ratings Ratings => Agreement.Ratings.FromRows(Cells, Raters, Categories);

    internal CountTable Counts => CountTable.From(Ratings);

    internal int[] Column(int rater) => [.. Enumerable.Range(0, Items).Select(item => Cells[(item * Raters) + rater])];

    /// <summary>Labels renamed: 0 → 1 → … → 0.</summary>
    internal Ratable Relabelled => this with { Cells = [.. Cells.Select(c => c < 0 ? c : (c + 1) % Categories)] };

    /// <summary>Raters in reverse order.</summary>
    internal Ratable RatersReversed => this with { Cells = [.. Cells.Chunk(Raters).SelectMany(row => row.Reverse())] };

    /// <summary>Items in reverse order.</summary>
    internal Ratable ItemsReversed => this with { Cells = [.. Cells.Chunk(Raters).Reverse().SelectMany(row => row)] };

    /// <summary>Every item twice.</summary>
    internal Ratable Doubled => this with { Cells = [.. Cells, .. Cells] };

    public override string ToString() => $"{Raters} raters, {Categories} categories: {string.Join(' ', Cells)}";
}
