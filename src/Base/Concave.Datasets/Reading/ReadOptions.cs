namespace Concave.Datasets.Reading;

/// <summary>The limits of a reading.</summary>
public sealed record ReadOptions
{
    /// <summary>The usual limits.</summary>
    public static ReadOptions Usual { get; } = new();

    /// <summary>Longest single text (a turn or a response), in UTF-16 code units.</summary>
    public int MaxCharacters { get; init; } = 100_000;

    /// <summary>Longest row, in bytes; a longer one is set aside and never held in memory whole.</summary>
    public int MaxRowBytes { get; init; } = 16 * 1024 * 1024;
}
