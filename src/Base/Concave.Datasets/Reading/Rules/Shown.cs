namespace Concave.Datasets.Reading;

/// <summary>Makes names that come from a file fit for a person's eyes and for a terminal.</summary>
internal static class Shown
{
    private const int Longest = 40;

    /// <summary>The key, cut to 40 characters, with ? for what does not print.</summary>
    public static string Key(string key) =>
        new([.. key.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
}
