using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>What the first rows say about the format. The most rows win, so that one odd row does not decide.</summary>
internal sealed class FormatVotes
{
    private const int MostKeys = 40;

    private readonly Dictionary<PairFormat, int> votes = [];
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);
    private RowFault? firstFault;
    private int objects;

    public void Count(RawRow raw)
    {
        using var json = RowJson.Open(raw);
        firstFault ??= json.Fault;
        if (json.Fault is not null) return;
        objects++;
        foreach (var property in json.Root.EnumerateObject()) keys.Add(property.Name);
        if (PairFormats.Of(json.Root) is { } format) votes[format] = votes.GetValueOrDefault(format) + 1;
    }

    public Result<PairFormat> Outcome(string path, PairFormat? declared)
    {
        if (objects == 0) return firstFault is null ? FileProblems.NoRows(path) : FileProblems.NoObjects(path, firstFault);
        if (declared is { } said) return said;
        return votes.Count > 0 ? votes.MaxBy(vote => vote.Value).Key : FileProblems.UnknownFormat(path, ShownKeys());
    }

    /// <summary>The keys, but not more of them than a person reads.</summary>
    private string ShownKeys()
    {
        var shown = keys.Take(MostKeys).Select(Shown.Key);
        return keys.Count == 0 ? "none" : string.Join(", ", shown) + (keys.Count > MostKeys ? $" and {keys.Count - MostKeys} more" : "");
    }
}
