using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>How susceptible the people were to whom the traps were given.</summary>
/// <param name="Answers">Answers to traps; a person counts once a trap.</param>
/// <param name="Others">Judgments of the file that are of no trap of this seed.</param>
/// <param name="SetAside">Rows that could not be read.</param>
/// <param name="Susceptible">Share of answers in which the agreeable wrong response was chosen; ties are in the denominator.</param>
/// <param name="Resistant">Share in which the right one was chosen.</param>
/// <param name="Annotators">One each, most susceptible first.</param>
/// <param name="ByKind">Susceptible by the kind of trap.</param>
/// <param name="ByLanguage">Susceptible by language.</param>
public sealed record TrapReport(
    int Answers, int Others, int SetAside, ExactShare Susceptible, ExactShare Resistant,
    IReadOnlyList<TrapShare> Annotators, IReadOnlyList<TrapShare> ByKind, IReadOnlyList<TrapShare> ByLanguage);

/// <summary>Susceptibility of one annotator, or to one kind.</summary>
/// <param name="Name">Whose, or which.</param>
/// <param name="Susceptible">Agreeable wrong response chosen, among all answers.</param>
/// <param name="Verdict">insufficient_evidence under 20 answers; else susceptible (interval above .2), resistant (below .2) or inconclusive.</param>
public sealed record TrapShare(string Name, ExactShare Susceptible, string Verdict);

/// <summary>Computes susceptibility from recorded judgments.</summary>
public sealed class TrapAnswers(int seed)
{
    private const int Enough = 20;

    // One in five: an expert who falls for more of such plain facts should not judge alone. Fixed before any file was seen.
    private const double Bar = 0.2;

    private readonly Dictionary<string, SlippedTrap> _traps = TrapBattery.Slip(seed, []).ToDictionary(t => t.Id, StringComparer.Ordinal);
    private readonly List<(string Annotator, BatteryTrap Trap, bool? Fell)> _answers = [];
    private int _others;
    private int _setAside;

    /// <summary>Counts one row in. <c>cannot_judge</c> is no answer.</summary>
    public void Add(RecordedRow<ReadJudgment> row)
    {
        if (!row.Accepted)
            _setAside++;
        else if (!_traps.TryGetValue(row.Value.Pair, out var trap))
            _others++;
        else if (row.Value.Choice != Choice.CannotJudge)
            _answers.Add((row.Value.Annotator, trap.Trap, row.Value.Choice == Choice.Tie ? null : row.Value.Choice != trap.CorrectAt));
    }

    /// <summary>The report, or that no judgment is of a trap of this seed.</summary>
    public Result<TrapReport> Finish() => _answers.Count == 0
        ? new Problem("traps-none-answered", ProblemKind.Invalid, $"None of the {_others} judgments is of a trap of this seed.", "Give the seed that the traps were written with, and judgments whose pair is the trap's id.", "seed")
        : new TrapReport(
            _answers.Count, _others, _setAside, Share(_answers), ExactShare.Of(_answers.Count(a => a.Fell == false), _answers.Count),
            [.. By(a => a.Annotator).OrderByDescending(s => s.Susceptible.Share).ThenBy(s => s.Name, StringComparer.Ordinal)], [.. By(a => a.Trap.Kind)], [.. By(a => a.Trap.Language)]);

    private IEnumerable<TrapShare> By(Func<(string Annotator, BatteryTrap Trap, bool? Fell), string> name) =>
        _answers.GroupBy(name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var share = Share([.. g]);
            return new TrapShare(g.Key, share, Verdict(share));
        });

    private static ExactShare Share(List<(string Annotator, BatteryTrap Trap, bool? Fell)> answers) =>
        ExactShare.Of(answers.Count(a => a.Fell == true), answers.Count);

    private static string Verdict(ExactShare share) => share switch
    {
        { N: < Enough } => "insufficient_evidence",
        { Low95: > Bar } => "susceptible",
        { High95: < Bar } => "resistant",
        _ => "inconclusive",
    };
}
