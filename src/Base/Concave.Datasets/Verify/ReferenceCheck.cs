using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>Every row speaks of this batch and of rows that are there. What follows relies on it.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<Fault> Faults(DeliveryRecords records) =>
    [
        .. Rounds(records), .. Pairs(records),
        .. Judgments(records, records.Judgments, BagFiles.Judgments.Path),
        .. Judgments(records, records.Withdrawn.Select(w => w.Judgment), BagFiles.Withdrawn.Path),
        .. AboutJudgments(records), .. Verdicts(records),
    ];

    private static IEnumerable<Fault> Rounds(DeliveryRecords records)
    {
        var batch = records.Delivery.Batch;
        if (records.Rounds.Count == 0)
            yield return new("There is no round.", BagFiles.Rounds.Path);
        foreach (var (place, round) in records.Rounds.OrderBy(r => r.Number).Index())
        {
            if (round.Number != place + 1 || round.Batch != batch)
                yield return new($"Round {round.Round:D} is of another batch, or its number does not follow.", BagFiles.Rounds.Path);
        }

        if (records.Rounds.DistinctBy(r => r.Round).Count() != records.Rounds.Count)
            yield return new("Two rounds have one id.", BagFiles.Rounds.Path);
        if (!records.Seeds.Select(s => s.Round).Order().SequenceEqual(records.Rounds.Select(r => r.Round).Order()))
            yield return new("There is not exactly one seed for each round.", BagFiles.Seeds.Path);
        if (records.Import.Batch != batch)
            yield return new("The import summary is of another batch.", BagFiles.Import.Path);
    }

    private static IEnumerable<Fault> Pairs(DeliveryRecords records)
    {
        var purposes = records.Pairs.ToDictionary(p => p.Pair, p => p.Purpose);
        var rounds = records.Rounds.Select(r => r.Round).ToHashSet();
        var truths = records.Truths.Select(t => t.Pair).ToHashSet();
        var pools = records.Rounds.SelectMany(r => r.GoldPool).ToHashSet();
        var routed = records.Routings.Select(r => r.Routing.Pair).ToHashSet();
        foreach (var routing in records.Routings.Where(r => !rounds.Contains(r.Round) || !purposes.ContainsKey(r.Routing.Pair)))
            yield return new($"The routing of pair {routing.Routing.Pair:D} names a pair or round that is not there.", BagFiles.Routings.Path);
        foreach (var routing in records.Routings.Where(r => purposes.TryGetValue(r.Routing.Pair, out var purpose) && (purpose == PairPurpose.Gold) != (r.Routing.Reason == RouteReason.Gold)))
            yield return new($"Pair {routing.Routing.Pair:D} is gold, or the reason of its routing is, not both.", BagFiles.Routings.Path);
        foreach (var pair in pools.Where(p => !truths.Contains(p) || purposes.GetValueOrDefault(p) != PairPurpose.Gold))
            yield return new($"Gold pair {pair:D} has no pair row of purpose gold, or no truth.", BagFiles.Rounds.Path);
        foreach (var pair in truths.Where(t => !pools.Contains(t)))
            yield return new($"The truth of pair {pair:D} belongs to no round's gold pool.", BagFiles.Truths.Path);
        foreach (var pair in records.Pairs.Where(p => !(p.Purpose == PairPurpose.Production ? routed.Contains(p.Pair) : pools.Contains(p.Pair))))
            yield return new($"Pair {pair.Pair:D} was neither routed nor gold.", BagFiles.Pairs.Path);
    }

    private static IEnumerable<Fault> Judgments(DeliveryRecords records, IEnumerable<JudgmentRecord> judgments, string file)
    {
        var purposes = records.Pairs.ToDictionary(p => p.Pair, p => p.Purpose);
        var annotators = records.Annotators.Select(a => a.Annotator).ToHashSet(StringComparer.Ordinal);
        var rounds = records.Rounds.GroupBy(r => r.Round).ToDictionary(r => r.Key, r => r.First().Number);
        var routed = records.Routings.Select(r => (rounds.GetValueOrDefault(r.Round), r.Routing.Pair)).ToHashSet();
        foreach (var judgment in judgments)
        {
            if (judgment.Batch != records.Delivery.Batch || judgment.Round < 1 || judgment.Round > records.Rounds.Count)
                yield return new($"Judgment {judgment.Judgment:D} is of another batch or round.", file);
            if (!purposes.TryGetValue(judgment.Pair, out var purpose) || purpose != judgment.Purpose || (purpose == PairPurpose.Gold) != (judgment.Reason == RouteReason.Gold))
                yield return new($"Judgment {judgment.Judgment:D} is of a pair that is not there, or for another purpose than the pair's.", file);
            if (judgment.Purpose == PairPurpose.Production && !routed.Contains((judgment.Round, judgment.Pair)))
                yield return new($"Judgment {judgment.Judgment:D} is of a pair that was not routed in its round.", file);
            if (!annotators.Contains(judgment.Annotator))
                yield return new($"Judgment {judgment.Judgment:D} is by somebody who is not among the annotators.", file);
            if (judgment.Guidelines != records.Delivery.GuidelinesHash)
                yield return new($"Judgment {judgment.Judgment:D} was made under other guidelines.", file);
        }
    }

    private static IEnumerable<Fault> AboutJudgments(DeliveryRecords records)
    {
        var judgments = records.Judgments.Select(j => j.Judgment).ToHashSet();
        var pairs = records.Pairs.Where(p => p.Purpose == PairPurpose.Production).Select(p => p.Pair).ToHashSet();
        bool Strange(Guid batch, int round, Guid? pair) =>
            batch != records.Delivery.Batch || round < 1 || round > records.Rounds.Count || (pair is { } p && !pairs.Contains(p));
        foreach (var flag in records.Flags.Where(f => !judgments.Contains(f.Judgment)))
            yield return new($"Flag {flag.Flag:D} is of a judgment that is not there.", BagFiles.Flags.Path);
        foreach (var resolution in records.Resolutions.Where(r => Strange(r.Batch, r.Round, r.Pair)))
            yield return new($"Resolution {resolution.Resolution:D} is of another batch, round or pair.", BagFiles.Resolutions.Path);
        foreach (var check in records.SpotChecks.Where(c => Strange(c.Batch, c.Round, c.Pair)))
            yield return new($"Spot check {check.SpotCheck:D} is of another batch, round or pair.", BagFiles.SpotChecks.Path);
        foreach (var cause in records.RootCauses.Where(c => Strange(c.Batch, c.Round, pair: null)))
            yield return new($"Root cause {cause.RootCause:D} is of another batch or round.", BagFiles.RootCauses.Path);
        var pools = records.Rounds.SelectMany(r => r.GoldPool.Select(g => (r.Number, g))).ToHashSet();
        HashSet<Guid> retired = [];
        foreach (var gone in records.RetiredGold.Where(r => r.Batch != records.Delivery.Batch || !pools.Contains((r.Round, r.Pair)) || !retired.Add(r.Pair)))
            yield return new($"Retirement {gone.Retirement:D} is of another batch, of a pair that is not in its round's gold pool, or the second of its pair.", BagFiles.RetiredGold.Path);
    }

    private static IEnumerable<Fault> Verdicts(DeliveryRecords records)
    {
        var current = records.Rounds.Count;
        var pairs = records.Pairs.Where(p => p.Purpose == PairPurpose.Production).Select(p => p.Pair).ToHashSet();
        foreach (var verdict in records.Verdicts.Where(v => v.Batch != records.Delivery.Batch || v.Round != current || !pairs.Contains(v.Pair)))
            yield return new($"The verdict on pair {verdict.Pair:D} is of another batch, round or pair.", BagFiles.Verdicts.Path);
    }
}
