namespace Concave.Agreement.Tests;

/// <summary>Published two-rater tables; rows are rater 1.</summary>
internal static class Tables
{
    internal static readonly Dictionary<string, long[]> All = new(StringComparer.Ordinal)
    {
        ["SAS 3x3"] = [0, 4, 1, 0, 8, 0, 0, 1, 5],
        ["Cohen 1960"] = [88, 10, 2, 14, 40, 6, 18, 10, 12],
        ["Fleiss-Cohen-Everitt 1969"] = [106, 10, 4, 22, 28, 10, 2, 12, 6],
        ["Boyd xeromammogram"] = [21, 12, 0, 0, 4, 17, 1, 0, 3, 9, 15, 2, 0, 0, 0, 1],
        ["vision"] = [1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492],
        ["SexualFun"] = [7, 7, 2, 3, 2, 8, 3, 7, 1, 5, 4, 9, 2, 8, 9, 14],
        ["abstractors"] = [13, 0, 0, 0, 20, 7, 0, 4, 56],
        ["diagnosis"] = [40, 6, 4, 15, 4, 25, 1, 5, 4, 2, 21, 9, 17, 13, 12, 45],
        ["Feinstein symmetric"] = [40, 9, 6, 45],
        ["Feinstein skewed"] = [80, 10, 5, 5],
        ["paradox 2a"] = [45, 15, 25, 15],
        ["paradox 2b"] = [25, 35, 5, 35],
        ["negative"] = [118, 5, 2, 0],
        ["Wikipedia"] = [20, 5, 10, 15],
        ["statpsych"] = [31, 12, 4, 58],
        ["PandaLM 1-2"] = [89, 0, 8, 16, 388, 23, 11, 29, 435],
        ["PandaLM 1-3"] = [89, 2, 6, 15, 391, 21, 9, 18, 448],
        ["PandaLM 2-3"] = [97, 13, 6, 10, 379, 28, 6, 19, 441],
    };

    internal static int Categories(string name) => (int)Math.Sqrt(All[name].Length);

    /// <summary>The items behind a table, as two columns of labels.</summary>
    internal static (int[] First, int[] Second) Columns(string name)
    {
        var k = Categories(name);
        List<int> first = [], second = [];
        for (var cell = 0; cell < All[name].Length; cell++)
        {
            first.AddRange(Enumerable.Repeat(cell / k, (int)All[name][cell]));
            second.AddRange(Enumerable.Repeat(cell % k, (int)All[name][cell]));
        }

        return ([.. first], [.. second]);
    }

    internal static Ratings Ratings(string name)
    {
        var (first, second) = Columns(name);
        return Agreement.Ratings.FromRows([.. first.Zip(second).SelectMany(p => new[] { p.First, p.Second })], 2, Categories(name));
    }
}
