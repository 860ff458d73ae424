using System.Runtime.CompilerServices;
using Concave.Datasets.Reading;

namespace Concave.PreScoring.Opinions;

/// <summary>Opinions that were given before, read from a file (<see cref="OpinionFile"/>) and found by external id.</summary>
/// <param name="name">The provider's name.</param>
/// <param name="path">The file.</param>
internal sealed class RecordedPreScorer(string name, string path) : IPreScorer
{
    /// <summary>What the name of every recorded provider begins with.</summary>
    internal const string Prefix = "recorded:";

    public string Name => name;

    public async IAsyncEnumerable<PreScored> Score(IReadOnlyList<AskedPair> pairs, [EnumeratorCancellation] CancellationToken stop)
    {
        Dictionary<string, Guid> known = new(StringComparer.Ordinal);
        foreach (var pair in pairs)
            known.TryAdd(pair.ExternalId, pair.Id);
        await foreach (var row in OpinionFile.Read(path, stop))
            yield return Of(row, known);
    }

    private static PreScored Of(RecordedRow<ReadOpinion> row, Dictionary<string, Guid> known)
    {
        if (!row.Accepted)
            return new Unusable(row.SetAside);
        return known.TryGetValue(row.Value.Pair, out var pair)
            ? new Answered(pair, new(row.Value.Choice, row.Value.ChoiceSwapped, row.Value.Confidence, row.Value.Reason))
            : new Unusable(UnknownPair(row.Value));
    }

    private static SetAside UnknownPair(ReadOpinion opinion) => new(
        opinion.Row, "pair", "pair-unknown", "The project has no pair with this id.", "Import the pair first, or leave the row out.", opinion.Pair);
}
