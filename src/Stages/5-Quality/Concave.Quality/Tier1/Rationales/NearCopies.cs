using Concave.Datasets.Hygiene;
using Concave.Kernel.Records;

namespace Concave.Quality.Tier1;

/// <summary>An earlier rationale that this one was written from.</summary>
/// <param name="First">The earlier judgment.</param>
/// <param name="Shared">Sequences of three words that stand in both.</param>
/// <param name="All">Sequences of both together.</param>
internal sealed record NearCopy(Guid First, int Shared, int All);

/// <summary>
/// Finds the rationales of a round that are nearly the same. MinHash says which to compare; the comparison itself is
/// exact and can be repeated by hand. People have turns of phrase, so somebody's own texts may be more alike than those
/// of two people.
/// </summary>
internal sealed class NearCopies
{
    internal const double AmongOwn = 0.8;
    internal const double AmongPeople = 0.6;

    // A turn of phrase of the whole panel would have everybody compared with everybody.
    private const int MostOfBand = 48;

    private readonly Dictionary<Guid, NearCopy> found = [];

    /// <param name="inOrder">Judgments by time, with their normalised rationales.</param>
    internal NearCopies(IEnumerable<(JudgmentRecord Judgment, string Text)> inOrder)
    {
        Dictionary<ulong, List<(JudgmentRecord Judgment, string Text)>> bands = [];
        foreach (var (judgment, text) in inOrder)
        {
            var sequences = Sequences.Of(text);
            if (sequences.Count < Sequences.Least)
                continue;
            HashSet<Guid> compared = [];
            foreach (var key in TextSketch.Of(text).Bands())
            {
                if (!bands.TryGetValue(key, out var band))
                    bands[key] = band = [];
                foreach (var earlier in band.Where(e => compared.Add(e.Judgment.Judgment)))
                    Compare(judgment, sequences, earlier.Judgment, earlier.Text);
                if (band.Count < MostOfBand)
                    band.Add((judgment, text));
            }
        }
    }

    /// <summary>What the judgment's rationale was written from, the most alike; null when it is its own.</summary>
    internal NearCopy? Of(Guid judgment) => found.GetValueOrDefault(judgment);

    private void Compare(JudgmentRecord judgment, HashSet<string> sequences, JudgmentRecord earlier, string text)
    {
        var (shared, all) = Sequences.Compare(sequences, Sequences.Of(text));
        var least = string.Equals(judgment.Annotator, earlier.Annotator, StringComparison.Ordinal) ? AmongOwn : AmongPeople;
        if (shared > least * all && (!found.TryGetValue(judgment.Judgment, out var best) || (double)shared / all > (double)best.Shared / best.All))
            found[judgment.Judgment] = new(earlier.Judgment, shared, all);
    }
}
