using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// What the agreement gate may look at: first, independent, blind judgments of the random sample of one round, before
/// anybody adjudicated. Gold and calibration are out; so is every judgment that was asked for because something looked
/// odd, for it is not random.
/// </summary>
internal sealed record AgreementScope(IReadOnlyList<JudgmentRecord> Judgments, int CannotJudge)
{
    /// <summary>Categories a, b, tie.</summary>
    internal const int Categories = 3;

    internal static AgreementScope Of(int round, IEnumerable<RoutingRecord> routings, IEnumerable<JudgmentRecord> judgments)
    {
        var sample = routings.Where(r => r.InSample && r.Reason != RouteReason.Gold).Select(r => r.Pair).ToHashSet();
        var said = FirstJudgments.Of(judgments.Where(j =>
            j.Round == round && j.Purpose == PairPurpose.Production && sample.Contains(j.Pair)
            && j.Reason is RouteReason.Sample or RouteReason.Recorded));
        return new([.. said.Where(j => j.Choice != Choice.CannotJudge)], said.Count(j => j.Choice == Choice.CannotJudge));
    }

    internal static IEnumerable<Label> Choices(IEnumerable<JudgmentRecord> judgments) =>
        judgments.Select(j => new Label(j.Pair, "", j.Annotator, (int)j.Choice));

    /// <summary>The headline figure: pooled, nominal, not symmetrised.</summary>
    internal AgreementFigure Figure() => PooledFigure.Of(Choices(Judgments), Categories);
}
