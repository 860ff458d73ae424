namespace Concave.Agreement.Tests;

/// <summary>Dawid and Skene 1979: 45 patients, five anaesthetists, the first of whom judged three times.</summary>
internal static class Anaesthesia
{
    private const string Rows =
        "1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111 "
        + "1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121 "
        + "1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222";

    internal static Ratings Labels { get; } = With(label => label, rater => rater);

    internal static Ratings With(Func<int, int> label, Func<int, int> rater)
    {
        var cells = Rows.Split(' ').SelectMany((row, item) =>
            row.Select((c, column) => (Item: item, Rater: rater(Math.Max(0, column - 2)), Label: label(c - '1')))).ToArray();
        return Ratings.From(
            [.. cells.Select(c => c.Item)], [.. cells.Select(c => c.Rater)], [.. cells.Select(c => c.Label)], 4, keepRepeats: true);
    }
}
