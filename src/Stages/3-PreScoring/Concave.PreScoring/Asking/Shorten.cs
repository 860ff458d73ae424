namespace Concave.PreScoring.Asking;

/// <summary>A model's or a server's words for a column: nothing is sure about them.</summary>
internal static class Shorten
{
    internal static string To(string text, int longest) => text.Replace('\0', ' ') is var clean && clean.Length > longest ? clean[..longest] : clean;
}
