using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>Short ways to the verdicts, gates and report of a made batch.</summary>
internal static class Reportings
{
    internal static IReadOnlyList<VerdictRecord> Verdicts(
        IEnumerable<JudgmentRecord> judgments, IEnumerable<ResolutionRecord> resolutions, IEnumerable<SpotCheckRecord> checks, QualityPlan plan) =>
        VerdictRules.DecideAll(MadeBatch.Batch, 1, Enumerable.Range(0, 40).Select(MadeBatch.PairId), judgments, resolutions, checks, plan);

    internal static GateRecord Gate(this DeliveryRecords records, string name) => QaReport.From(records).Gates.Single(g => g.Gate == name);

    /// <summary>All 40 pairs in the sample: enough for a lower bound above 0.</summary>
    internal static DeliveryRecords EverythingSampled()
    {
        var records = MadeBatch.Records();
        var second = Enumerable.Range(8, 32).Select(n => MadeBatch.Judged(n, "ann-b", MadeBatch.Right(n), RouteReason.Sample, minute: 5));
        var first = records.Judgments.Select(j => j.Purpose == PairPurpose.Production ? j with { Reason = RouteReason.Sample } : j);
        return records with
        {
            Judgments = [.. first, .. second],
            Routings = [.. records.Routings.Select(r => r with { Routing = r.Routing with { InSample = true, Slots = 2 } })],
        };
    }

    internal static DeliveryRecords With(this DeliveryRecords records, QualityPlan plan) => records with { Guidelines = records.Guidelines with { Plan = plan } };

    /// <summary>Replaces the judgments for which <paramref name="change"/> gives another.</summary>
    internal static DeliveryRecords Change(this DeliveryRecords records, Func<JudgmentRecord, JudgmentRecord> change) =>
        records with { Judgments = [.. records.Judgments.Select(change)] };
}
