namespace Concave.Agreement.Tests;

/// <summary>Published data sets with more raters or missing labels; a dot is a missing label.</summary>
internal static class Rows
{
    /// <summary>Krippendorff 2011 example C, also cac.raw4raters; categories 1 to 5.</summary>
    internal static readonly Ratings Krippendorff_C = Parse(
        "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.", '1', 5);

    internal static readonly Ratings Five_observers = Parse(
        "112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1", '0', 4);

    internal static readonly Ratings Ben_and_Gerry = Parse("ab aa bb bb db cc cc cc ee d. dd ad", 'a', 5);

    internal static readonly Ratings Krippendorff_A = Parse("01 11 01 00 00 01 00 00 10 00", '0', 2);

    internal static readonly Ratings Krippendorff_B = Parse("ab aa bb bb db cc cc cc ee dd dd ad", 'a', 5);

    /// <summary>Fleiss 1971 as counts of five diagnoses, six raters; labels sorted within an item, as the R data frame has them.</summary>
    internal static readonly Ratings Diagnoses = FromCounts(
        "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
        + "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006");

    internal static Ratings Parse(string rows, char first, int categories)
    {
        var items = rows.Split(' ');
        return Ratings.FromRows([.. items.SelectMany(r => r).Select(c => c == '.' ? -1 : c - first)], items[0].Length, categories);
    }

    internal static Ratings FromCounts(string rows)
    {
        var items = rows.Split(' ');
        var labels = items.SelectMany(row => row.SelectMany((count, label) => Enumerable.Repeat(label, count - '0'))).ToArray();
        return Ratings.FromRows(labels, labels.Length / items.Length, items[0].Length);
    }
}
