using System.Text.RegularExpressions;

namespace Concave.Datasets.Bag;

/// <summary>
/// Names a bag may hold: letters, digits, dot, dash and underscore, parts joined by a slash, no part starting with a
/// dot or dash. That leaves out parents, roots, drives, escapes, and the comma and at sign that a trainer splits on.
/// </summary>
internal static partial class BagPath
{
    private const int Longest = 200;

    public static bool IsSafe(string path) => path.Length <= Longest && Safe.IsMatch(path);

    /// <summary>The file's place on disk, for a name that is safe.</summary>
    public static string On(string directory, string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Safe { get; }
}
