using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>
/// Takes rows one after the other and keeps only counts, some numbers a pair and digests, so memory does not follow the
/// length of the texts. Ask for <see cref="Finish"/> once.
/// </summary>
/// <param name="file">Name of the file for the report.</param>
/// <param name="format">Tells whether the file's own order of the responses is known.</param>
/// <param name="probes">How many pairs with a cue to keep with their texts for a judge; 0 for none.</param>
/// <param name="annotator">Whose labels to audit; null for the file's preference or, without one, the majority.</param>
public sealed class PairAudit(string file, PairFormat format, string? annotator = null, int probes = 0)
{
    /// <summary>The least number of decided pairs about which anything is said.</summary>
    public const int Least = 20;

    private const int ExamplesKept = 20;

    private readonly Sided[] _looks =
    [
        new("length"), new("position", format is PairFormat.Plain or PairFormat.PandaLm or PairFormat.HelpSteer3), new("formatting"),
        new("assertiveness"), new("hedging"), new("flattery"), new("fluency"), new("refusal"),
    ];

    private readonly Dictionary<string, int> _setAside = new(StringComparer.Ordinal);
    private readonly List<SetAside> _examples = [];
    private readonly Repeats _labels = new();
    private readonly SeenFlaws _flaws = new();
    private readonly NoiseProbe _noise = new();
    private readonly Traps _traps = new();
    private readonly List<CuedPair> _cued = [];
    private int _read;
    private int _used;
    private int _decided;
    private bool _byPreference;

    /// <summary>Pairs whose prompt states a belief and of whose responses exactly one goes along: the first of them.</summary>
    public IReadOnlyList<ProbePair> ForProbe => [.. _cued.Where(c => c.Lean != Choice.Tie).Select(c => new ProbePair(c.Id, c.Prompt, c.ResponseA, c.ResponseB, c.Lean))];

    /// <summary>Pairs whose prompt has a cue: the first of them.</summary>
    public IReadOnlyList<CuedPair> Cued => _cued;

    /// <summary>Takes in the rows of another part of the data set: a prompt that stands there too leaks.</summary>
    public void Against(string other, ReadRow row)
    {
        if (row is Accepted { Pair: var pair })
            _flaws.Elsewhere(other, pair);
    }

    /// <summary>Counts one row in.</summary>
    public void Add(ReadRow row)
    {
        _read++;
        switch (row)
        {
            case Rejected { SetAside: var aside }:
                _setAside[aside.Code] = _setAside.GetValueOrDefault(aside.Code) + 1;
                if (_examples.Count < ExamplesKept)
                    _examples.Add(aside);
                break;
            case Accepted { Pair: var pair }:
                _used++;
                Add(pair);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(row), row, "Neither accepted nor rejected.");
        }
    }

    /// <summary>The report, or why there can be none.</summary>
    public Result<AuditReport> Finish()
    {
        if (_read == 1 && _examples is [{ Row: 0 } whole])
            return new Problem(whole.Code, ProblemKind.Invalid, whole.Reason, whole.Mend, file);
        if (_used > 0 && _decided == 0)
            return new Problem("audit-no-labels", ProblemKind.Invalid, "No pair says which response was chosen.", annotator is null
                ? "Give the rows chosen and rejected, a preference, or labels." : "Name an annotator as the file names them, or leave --labels out.", file);
        if (_decided < Least)
            return new Problem("audit-too-few", ProblemKind.Invalid, $"{_decided} decided pairs can be used of {_read} rows.", _examples is [var first, ..]
                ? $"An audit needs {Least}. The first row set aside is row {first.Row}, {first.Field}: {first.Reason} {first.Mend}" : $"Add pairs that say which response was chosen: an audit needs {Least}.", file);
        var traps = _traps.Figure(_used);
        var habits = HabitStatistics.Of(_looks, traps.PValue);
        var report = new AuditReport(
            file, annotator ?? (_byPreference ? "the file's own preference" : _labels.Source), _read, _used, _decided,
            [.. _setAside.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => new AuditCount(s.Key, s.Value))], _examples,
            [], habits, HabitStatistics.Together(_looks, _decided), traps, _labels.Baseline(), _flaws.Counts(), _noise.Figure());
        return report with { Findings = FindingRules.Of(report) };
    }

    private void Add(ReadPair pair)
    {
        _labels.Add(pair.Labels);
        var choice = Chosen(pair);
        var (a, b) = (ResponseLook.Of(pair.ResponseA), ResponseLook.Of(pair.ResponseB));
        var cue = ResponseLook.CueOf(pair.Prompt[^1].Content);
        _flaws.Add(pair, choice);
        if (cue is not null && _cued.Count < probes)
            _cued.Add(new(pair.ExternalId, pair.Prompt, pair.ResponseA, pair.ResponseB, choice is Choice.A or Choice.B ? choice : null, pair.Truth, Leaning(a, b)));
        if (choice is not (Choice.A or Choice.B))
        {
            _traps.Undecided(cue);
            return;
        }

        _decided++;
        var first = choice == Choice.A;
        Compare(first ? a : b, first ? b : a, first);
        _traps.Add(cue, a, b, first, pair.Truth);
        _noise.Add(pair, first);
    }

    private static Choice Leaning(ResponseLook a, ResponseLook b) => Traps.Along(a).CompareTo(Traps.Along(b)) switch
    {
        > 0 => Choice.A,
        < 0 => Choice.B,
        _ => Choice.Tie,
    };

    private void Compare(ResponseLook chosen, ResponseLook rejected, bool first)
    {
        double[] differences =
        [
            chosen.Characters - rejected.Characters, first ? 1 : -1, chosen.Marks - rejected.Marks,
            chosen.Assertive - rejected.Assertive, chosen.Hedging - rejected.Hedging, chosen.Praise - rejected.Praise,
            rejected.Slips - chosen.Slips, (chosen.Refuses ? 1 : 0) - (rejected.Refuses ? 1 : 0),
        ];
        for (var i = 0; i < _looks.Length; i++)
            _looks[i].Add(differences[i]);
    }

    private Choice? Chosen(ReadPair pair)
    {
        if (annotator is not null)
            return pair.Labels.FirstOrDefault(l => l.Annotator == annotator)?.Choice;
        _byPreference |= pair.SourcePreference is not null;
        return pair.OwnChoice;
    }
}
