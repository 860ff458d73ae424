using Concave.Datasets.Reading;

namespace Concave.PreScoring.Opinions;

/// <summary>What became of every opinion that was read.</summary>
/// <param name="Provider">The name under which the opinions are kept.</param>
/// <param name="Read">Always <see cref="Stored"/> plus <see cref="Unchanged"/> plus <see cref="SetAsideCount"/>.</param>
/// <param name="Stored">New ones.</param>
/// <param name="Unchanged">Of pairs this provider had an opinion on already; the first one stays.</param>
/// <param name="NoVerdict">Answers for known pairs that name neither response nor a tie.</param>
/// <param name="SetAsideCount">Rows that cannot be used, or are about pairs the project does not have.</param>
/// <param name="SetAside">The first thousand of these.</param>
public sealed record OpinionReport(
    string Provider, int Read, int Stored, int Unchanged, int NoVerdict, int SetAsideCount, IReadOnlyList<SetAside> SetAside)
{
    /// <summary>Rows about pairs of the project.</summary>
    public int Matched => Stored + Unchanged;
}

/// <summary>Counts while opinions stream by.</summary>
internal sealed class OpinionTally(string provider)
{
    private const int Listed = 1000;
    private readonly List<SetAside> aside = [];
    private int read;
    private int stored;
    private int unchanged;
    private int noVerdict;
    private int setAside;

    /// <summary>Counts a portion and hands back its opinions.</summary>
    internal List<Answered> Count(IReadOnlyList<PreScored> portion)
    {
        var answered = portion.OfType<Answered>().ToList();
        var unusable = portion.OfType<Unusable>().Select(u => u.Why).ToList();
        read += portion.Count;
        setAside += unusable.Count;
        noVerdict += answered.Count(a => a.Opinion.Choice is null);
        aside.AddRange(unusable.Take(Listed - aside.Count));
        return answered;
    }

    internal void CountKept(int answered, int kept) => (stored, unchanged) = (stored + kept, unchanged + answered - kept);

    internal OpinionReport Report() => new(provider, read, stored, unchanged, noVerdict, setAside, aside);
}
