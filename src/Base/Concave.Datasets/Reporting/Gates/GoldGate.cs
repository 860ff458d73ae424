using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Accuracy on the verified pairs hidden in the streams [Q5].</summary>
internal static class GoldGate
{
    internal static GateRecord Of(RoundWork work)
    {
        var plan = work.Plan;
        if (work.Gold.Count == 0)
            return Gates.NotEvaluated(GateNames.GoldAccuracy, plan.GoldAccuracy, "No verified pair was judged.");
        var figure = Accuracy(work.Gold, work.Input.Truths);
        return new(
            GateNames.GoldAccuracy, Gates.Outcome(figure.Share >= plan.GoldAccuracy), figure.Share, plan.GoldAccuracy,
            figure.Low95, figure.High95, figure.N,
            $"{Text.Of($"{figure.Hits} of {figure.N} hidden judgments of verified pairs were right.")}{LeftOut(work)}");
    }

    // Taking gold out moves the figure, so the one with it stands beside it.
    private static string LeftOut(RoundWork work)
    {
        var all = Accuracy(work.AllGold, work.Input.Truths);
        var out_ = all.N - work.Gold.Count;
        return out_ == 0 ? "" : Text.Of($" {out_} of retired pairs are left out; with them {all.Hits} of {all.N} would be right.");
    }

    /// <summary>A judgment whose verified answer is missing counts as wrong: leaving a truth out must not help.</summary>
    internal static ShareFigure Accuracy(IReadOnlyCollection<JudgmentRecord> gold, IEnumerable<TruthRecord> truths)
    {
        var known = truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
        return ShareFigure.Of(gold, j => known.TryGetValue(j.Pair, out var truth) && truth == j.Choice);
    }
}
