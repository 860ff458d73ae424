using Concave.Agreement;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One annotator on the verified pairs.</summary>
/// <param name="Kappa">Cohen's κ against the verified answers over a, b, tie, cannot judge.</param>
/// <param name="State">proven: the exact one-sided 95 % lower bound reaches the threshold; below: the upper one misses it; else consistent.</param>
public sealed record GoldRow(string Annotator, ShareFigure Accuracy, AgreementFigure Kappa, string State);

/// <summary>A gold pair of the current round that no longer counts.</summary>
/// <param name="ExternalId">The client's name of the pair, "" when unknown.</param>
/// <param name="Judged">First judgments of it in the round.</param>
/// <param name="Right">Of those, equal to the answer that was taken for true.</param>
/// <param name="By">Pseudonym of the lead.</param>
public sealed record RetiredGoldRow(Guid Pair, string ExternalId, int Judged, int Right, string Reason, string By, DateTimeOffset At);

/// <summary>Accuracy on the verified pairs hidden in the streams of the current round.</summary>
/// <param name="Accuracy">The gate's figure.</param>
/// <param name="State">As in <see cref="GoldRow.State"/>; not_evaluated without material.</param>
/// <param name="WithRetired">What it would be if retired pairs counted.</param>
public sealed record GoldSection(
    ShareFigure Accuracy, string State, IReadOnlyList<GoldRow> ByAnnotator, IReadOnlyList<ShareRow> ByTaskType, ShareFigure WithRetired, IReadOnlyList<RetiredGoldRow> Retired)
{
    private const int Categories = 4;

    internal static GoldSection Of(BatchView batch)
    {
        var (gold, truths, least) = (batch.Work.Gold, batch.Records.Truths, batch.Plan.GoldAccuracy);
        var all = GoldGate.Accuracy(gold, truths);
        return new(
            all, StateOf(all, least),
            [.. gold.GroupBy(j => j.Annotator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g], truths, least))],
            [.. gold.Where(j => batch.Pairs.ContainsKey(j.Pair)).GroupBy(j => batch.Pairs[j.Pair].TaskType, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ShareRow(g.Key, GoldGate.Accuracy([.. g], truths)))],
            GoldGate.Accuracy(batch.Work.AllGold, truths),
            [.. batch.Records.RetiredGold.Where(r => r.Round == batch.Current.Number).OrderBy(r => r.At).ThenBy(r => r.Retirement).Select(r => Row(r, batch))]);
    }

    private static RetiredGoldRow Row(RetiredGoldRecord retired, BatchView batch)
    {
        var figure = GoldGate.Accuracy([.. batch.Work.AllGold.Where(j => j.Pair == retired.Pair)], batch.Records.Truths);
        return new(retired.Pair, batch.ExternalId(retired.Pair), figure.N, figure.Hits, retired.Reason, retired.By, retired.At);
    }

    private static GoldRow Row(string annotator, IReadOnlyCollection<JudgmentRecord> own, IReadOnlyList<TruthRecord> truths, double least)
    {
        var known = truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
        var accuracy = GoldGate.Accuracy(own, truths);
        List<(int Truth, int Said)> labels = [.. own.Where(j => known.ContainsKey(j.Pair)).Select(j => ((int)known[j.Pair], (int)j.Choice))];
        return new(annotator, accuracy, CohenFigure.Of(labels, Categories, annotators: 1), StateOf(accuracy, least));
    }

    private static string StateOf(ShareFigure figure, double least)
    {
        if (figure.N == 0)
            return "not_evaluated";
        if (figure.Lower95 >= least)
            return "proven";
        return Proportion.ClopperPearsonUpper(figure.Hits, figure.N).Value < least ? "below" : "consistent";
    }
}
