using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.PreScoring.Features.CompareOpinions;

/// <summary>
/// Holds a recorded first pass against pairs that people have judged before: whether a judge is worth its price, without a
/// project and before any batch. Reads two files and stores nothing.
/// </summary>
public static class CompareOpinions
{
    /// <param name="Pairs">A file of pairs with people's labels, in any shape that is imported.</param>
    /// <param name="Opinions">Recorded opinions on them, as for `import --opinions`.</param>
    /// <param name="Tolerated">Share of disagreement that one judgment may rest on, in [0, 1].</param>
    public sealed record Request(string Pairs, string Opinions, double Tolerated);

    /// <returns>The figures; the problem of a file that cannot be read, or opinions-unlabelled.</returns>
    public static async Task<Result<ComparisonView>> Handle(Request request, CancellationToken stop)
    {
        var format = PairFile.Detect(request.Pairs);
        if (format.Failed)
            return format.Problem;
        if (OpinionFile.Check(request.Opinions) is { Failed: true } unread)
            return unread.Problem;
        var setAside = 0;
        Dictionary<string, ReadOpinion> opinions = new(StringComparer.Ordinal);
        await foreach (var row in OpinionFile.Read(request.Opinions, stop))
        {
            if (row.Accepted)
                opinions[row.Value.Pair] = row.Value;
            else
                setAside++;
        }

        List<ComparedPair> pairs = [];
        await foreach (var row in PairFile.Read(request.Pairs, format.Value, ReadOptions.Usual, stop))
        {
            if (row is not Accepted { Pair: var pair })
                setAside++;
            else if (pair.Labels.Count > 0 && opinions.TryGetValue(pair.ExternalId, out var opinion))
                pairs.Add(new(opinion, pair.Labels));
        }

        return pairs.Count == 0 ? Errors.Unlabelled(request.Pairs) : ComparisonRules.Of(pairs, setAside, request.Tolerated);
    }
}
