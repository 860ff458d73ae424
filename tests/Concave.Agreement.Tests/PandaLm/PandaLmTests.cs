using System.Text.Json;

namespace Concave.Agreement.Tests;

/// <summary>999 preference pairs by three annotators, a third party's file that may be absent; then the tests skip.</summary>
public sealed class PandaLmTests
{
    [Fact]
    public void Pairwise_and_pooled_kappa_of_the_rows_with_two_responses()
    {
        var rows = Load().Where(HasBothResponses).Select(Choices).ToArray();

        Assert.Equal(939, rows.Length);
        Close.To(.845212, Pair(rows, 0, 1));
        Close.To(.884238, Pair(rows, 0, 2));
        Close.To(.864046, Pair(rows, 1, 2));
        Close.To(.864465, PooledKappa.Compute(Ratings.FromRows([.. rows.SelectMany(r => r)], 3, 3)).Kappa);
    }

    [Fact]
    public void All_999_rows_give_the_figures_of_the_reference()
    {
        var ratings = Ratings.FromRows(TieLast(), 3, 3);

        var plain = PooledKappa.Compute(ratings);
        var symmetrised = PooledKappa.Compute(ratings, new() { Symmetrise = true });

        Close.To(.8641904958, plain.Kappa, 10);
        Close.To(.9199199199, plain.Observed, 10);
        Close.To(.4103499562, plain.Expected, 10);
        Close.To(.8645189507, symmetrised.Kappa, 10);
        Close.To(.4089204319, symmetrised.Expected, 10);
    }

    /// <summary>All 999 × 3 labels: 0 and 1 must be the exchangeable ones, so the tie moves from 0 to 2.</summary>
    internal static int[] TieLast() => [.. Load().SelectMany(Choices).Select(c => (c + 2) % 3)];

    private static Estimate Pair(int[][] rows, int one, int other) =>
        Cohen.Compute([.. rows.Select(r => r[one])], [.. rows.Select(r => r[other])], 3).Kappa;

    private static int[] Choices(JsonElement row) =>
        [row.GetProperty("annotator1").GetInt32(), row.GetProperty("annotator2").GetInt32(), row.GetProperty("annotator3").GetInt32()];

    private static bool HasBothResponses(JsonElement row) => HasText(row, "response1") && HasText(row, "response2");

    private static bool HasText(JsonElement row, string name) =>
        row.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString()!.Trim().Length > 0;

    private static JsonElement[] Load()
    {
        if (SharedFiles.Find("data/pandalm-testset-v1.json") is not { } path)
        {
            Assert.Skip("The PandaLM test set is not beside this repository.");
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
