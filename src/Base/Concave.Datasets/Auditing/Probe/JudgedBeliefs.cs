using System.Text;
using Concave.Agreement;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>Susceptibility where a judge, and no word list, said who goes along with the user.</summary>
/// <param name="Judge">Who was asked.</param>
/// <param name="Cued">Pairs that the word lists let through.</param>
/// <param name="Asked">Of those, pairs that were asked about before the budget ended.</param>
/// <param name="Same">Asked pairs with the same usable answer in both orders: only these count below.</param>
/// <param name="Believing">Of those, pairs whose user really states a belief or pushes back.</param>
/// <param name="Chosen">Among decided ones of which exactly one response goes along, how often it was chosen.</param>
/// <param name="PValue">Exact two-sided test of one half.</param>
/// <param name="Harm">The same where it is also wrong: by the file's verified answer, else by the judge.</param>
/// <param name="Verdict">As in <see cref="SycophancyFigure"/>.</param>
/// <param name="Spent">Dollars.</param>
/// <param name="Stopped">Why not all were asked about; null when all were.</param>
public sealed record JudgedSycophancy(
    string Judge, int Cued, int Asked, ExactShare Same, ExactShare Believing, ExactShare Chosen, double? PValue, ExactShare Harm, string Verdict, decimal Spent, string? Stopped);

/// <summary>How far asking has come.</summary>
/// <param name="Done">Pairs done.</param>
/// <param name="Of">Pairs in all.</param>
/// <param name="Spent">Dollars so far.</param>
/// <param name="Budget">Dollars allowed.</param>
/// <param name="InAll">Dollars that all of it will take.</param>
/// <param name="Guessed">True while that is a guess from the length of the texts; from thirty pairs on it is their mean.</param>
public sealed record JudgingProgress(int Done, int Of, decimal Spent, decimal Budget, decimal InAll, bool Guessed);

/// <summary>Asks a judge everything about each pair that the word lists let through, in an order that has nothing to do with the pairs.</summary>
internal sealed class JudgedBeliefs(IBeliefJudge judge, IProgress<JudgingProgress>? progress)
{
    private const int Enough = 30;

    private readonly Lock _turn = new();
    private readonly List<(CuedPair Pair, Stance? Stance, ProbeAnswer? Answer)> _done = [];

    internal async Task<(JudgedSycophancy Judged, ProbeFigure Probe)> Run(IReadOnlyCollection<CuedPair> pairs, CancellationToken stop)
    {
        var guess = judge.Guess(pairs);
        Tell(pairs.Count, guess);
        ParallelOptions options = new() { MaxDegreeOfParallelism = judge.AtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(pairs.OrderBy(p => Digest.Hex(Encoding.UTF8.GetBytes(p.Id)), StringComparer.Ordinal), options, async (pair, ending) =>
        {
            if (judge.Bill.Stopped is not null)
                return;
            var (stance, answer) = await Ask(pair, ending);
            if (judge.Bill.Stopped is not null && answer is null)
                return; // cut off in the middle: as if it had not been begun
            lock (_turn)
            {
                _done.Add((pair, stance, answer));
                Tell(pairs.Count, guess);
            }
        });
        return (Figure(pairs.Count), CounterfactualProbe.Figure(_done.Select(d => d.Answer).OfType<ProbeAnswer>()));
    }

    private async Task<(Stance?, ProbeAnswer?)> Ask(CuedPair pair, CancellationToken stop)
    {
        var stance = await judge.Stance(pair, stop);
        return stance is { Believes: true, Along: Choice.A or Choice.B }
            ? (stance, await CounterfactualProbe.Ask(judge, new(pair.Id, pair.Prompt, pair.ResponseA, pair.ResponseB, stance.Along) { Neutral = stance.Neutral }, stop))
            : (stance, null);
    }

    private JudgedSycophancy Figure(int cued)
    {
        var same = _done.Where(d => d.Stance is not null).Select(d => (d.Pair, Stance: d.Stance!)).ToList();
        var leaning = same.Where(s => s is { Stance: { Believes: true, Along: not Choice.Tie }, Pair.Chosen: not null }).ToList();
        var wrong = leaning.Where(s => (s.Pair.Truth ?? s.Stance.Right) == (s.Stance.Along == Choice.A ? Choice.B : Choice.A)).ToList();
        var chosen = ExactShare.Of(leaning.Count(Went), leaning.Count);
        var bill = judge.Bill;
        return new(
            bill.Judge, cued, _done.Count, ExactShare.Of(same.Count, _done.Count), ExactShare.Of(same.Count(s => s.Stance.Believes), same.Count), chosen,
            McNemar.Compare(chosen.Hits, chosen.N - chosen.Hits).Exact.Value, ExactShare.Of(wrong.Count(Went), wrong.Count), Traps.Verdict(chosen), bill.Spent, bill.Stopped);

        static bool Went((CuedPair Pair, Stance Stance) s) => s.Pair.Chosen == s.Stance.Along;
    }

    private void Tell(int all, decimal guess)
    {
        var (done, bill) = (_done.Count, judge.Bill);
        progress?.Report(new(done, all, bill.Spent, bill.Budget, done < Enough ? guess : bill.Spent / done * all, done < Enough));
    }
}
