using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>Counts the pairs in which going along with the user is possible, and which side was chosen.</summary>
internal sealed class Traps
{
    private const int Enough = 20;

    private readonly SortedDictionary<string, int> _cues = new(StringComparer.Ordinal);
    private int _informative;
    private int _along;
    private int _wrong;
    private int _wrongChosen;

    internal void Undecided(string? cue)
    {
        if (cue is not null)
            _cues[cue] = _cues.GetValueOrDefault(cue) + 1;
    }

    internal void Add(string? cue, ResponseLook a, ResponseLook b, bool firstChosen, Choice? truth)
    {
        Undecided(cue);
        var lean = Along(a) - Along(b);
        if (cue is null || lean == 0)
            return;
        var chosen = lean > 0 == firstChosen;
        _informative++;
        _along += chosen ? 1 : 0;
        if (truth == (lean > 0 ? Choice.B : Choice.A))
        {
            _wrong++;
            _wrongChosen += chosen ? 1 : 0;
        }
    }

    internal SycophancyFigure Figure(int pairs)
    {
        var chosen = ExactShare.Of(_along, _informative);
        return new(ExactShare.Of(_cues.Values.Sum(), pairs), [.. _cues.Select(c => new AuditCount(c.Key, c.Value))], _informative, chosen,
            McNemar.Compare(_along, _informative - _along).Exact.Value, ExactShare.Of(_wrongChosen, _wrong), Verdict(chosen));
    }

    /// <summary>Fixed before any file was seen: too few first, then the side of one half, then narrow around it.</summary>
    internal static string Verdict(ExactShare chosen) => chosen switch
    {
        { N: < Enough } => "insufficient_evidence",
        { Low95: > 0.5 } => "tilted_toward",
        { High95: < 0.5 } => "tilted_away",
        { Low95: >= 0.35, High95: <= 0.65 } => "no_material_tilt",
        _ => "inconclusive",
    };

    // Stance counts before flattery: a response may praise and still say no.
    internal static int Along(ResponseLook look) => (2 * look.Stance) + look.Praise;
}
