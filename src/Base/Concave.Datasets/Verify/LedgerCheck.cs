using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>The ledger against itself, and the ledger against the rows it names, both ways.</summary>
internal static class LedgerCheck
{
    public static IEnumerable<Check> Run(DeliveryRecords records)
    {
        var chain = LedgerChain.Check(records.LedgerEntries, records.Seals)
            .Select(f => new Fault($"{f.Where} {f.What}", f.Where.StartsWith("seal", StringComparison.Ordinal) ? BagFiles.Seals.Path : BagFiles.Entries.Path));
        var ledger = new Ledger(records.LedgerEntries, records.Delivery.Batch);
        return
        [
            .. Outcome.Of("ledger_chain", FormattableString.Invariant($"{records.LedgerEntries.Count} entries under {records.Seals.Count} chained seals."), chain),
            .. Outcome.Of("ledger_rows", "Every row is in the ledger as it is here, and every entry of the batch has its row.", Rows(records, ledger)),
            .. Outcome.Of("ledger_order", "Guidelines, gold and routing were recorded before anybody judged under them.", Order(records, ledger)),
        ];
    }

    /// <summary>What can be said when rows are missing that others speak of: only row against entry.</summary>
    public static IEnumerable<Check> Loose(DeliveryRecords records) =>
        Outcome.Of("ledger_rows", "Every row is in the ledger.", Alone(records, new Ledger(records.LedgerEntries, records.Delivery.Batch)));

    /// <summary>Seals that were kept, against the ones the bag has under the same number.</summary>
    public static IEnumerable<Fault> Against(IReadOnlyList<SealRecord> seals, IReadOnlyList<SealRecord> kept)
    {
        var byNumber = seals.ToLookup(s => s.Number);
        return kept.Where(k => !byNumber[k.Number].Contains(k))
            .Select(k => new Fault(FormattableString.Invariant($"Seal {k.Number} is not the one that was kept: the ledger was written anew."), BagFiles.Seals.Path));
    }

    private static IEnumerable<Fault> Rows(DeliveryRecords records, Ledger ledger) =>
        [.. Alone(records, ledger), .. GoldPools(records, ledger), .. Verdicts(records, ledger), .. Import(records, ledger), .. People(records, ledger)];

    private static IEnumerable<Fault> Alone(DeliveryRecords records, Ledger ledger) =>
    [
        .. ledger.Match(LedgerKinds.Judgment, [.. records.Judgments, .. records.Withdrawn.Select(w => w.Judgment)], j => j.Judgment, BagFiles.Judgments.Path),
        .. ledger.Match(LedgerKinds.Withdrawal, records.Withdrawn, w => w.Judgment.Judgment, BagFiles.Withdrawn.Path),
        .. ledger.Match(LedgerKinds.Flag, records.Flags, f => f.Flag, BagFiles.Flags.Path),
        .. ledger.Match(LedgerKinds.Resolution, records.Resolutions, r => r.Resolution, BagFiles.Resolutions.Path),
        .. ledger.Match(LedgerKinds.SpotCheck, records.SpotChecks, s => s.SpotCheck, BagFiles.SpotChecks.Path),
        .. ledger.Match(LedgerKinds.RootCause, records.RootCauses, r => r.RootCause, BagFiles.RootCauses.Path),
        .. ledger.Match(LedgerKinds.GoldRetirement, records.RetiredGold, r => r.Retirement, BagFiles.RetiredGold.Path),
        .. ledger.Match(LedgerKinds.Round, records.Rounds, r => r.Round, BagFiles.Rounds.Path),
    ];

    private static IEnumerable<Fault> GoldPools(DeliveryRecords records, Ledger ledger)
    {
        var pairs = records.Pairs.ToDictionary(p => p.Pair);
        var truths = records.Truths.ToDictionary(t => t.Pair);
        return records.Rounds.Where(r => r.GoldPool.Count > 0).SelectMany(round => ledger.Only(
            LedgerKinds.Gold, round.Round, RecordDigests.Gold(round.GoldPool.Select(g => (pairs[g], truths[g]))), BagFiles.Truths.Path));
    }

    private static IEnumerable<Fault> Verdicts(DeliveryRecords records, Ledger ledger)
    {
        var current = records.Rounds.MaxBy(r => r.Number)!;
        return ledger.Only(LedgerKinds.Verdict, current.Round, RecordDigests.Verdicts(records.Verdicts), BagFiles.Verdicts.Path);
    }

    private static IEnumerable<Fault> Import(DeliveryRecords records, Ledger ledger)
    {
        var import = records.Import;
        if (ledger.Of(LedgerKinds.PairImport, import.Batch).LastOrDefault()?.Digest != Digest.Of(import))
            yield return new("The import summary is not the one the ledger last recorded.", BagFiles.Import.Path);
        if (RecordDigests.Pairs(records.Pairs) != import.PairsDigest)
            yield return new("The production pairs are not the ones that were imported.", BagFiles.Pairs.Path);
        if (import.Read != import.Accepted + import.SetAside.Sum(s => (long)s.Count) || import.Accepted != records.Pairs.Count(p => p.Purpose == PairPurpose.Production))
            yield return new("Rows read are not rows accepted and set aside, or rows accepted are not the pairs that are here.", BagFiles.Import.Path);
    }

    private static IEnumerable<Fault> People(DeliveryRecords records, Ledger ledger)
    {
        foreach (var attempt in records.CalibrationAnswers.GroupBy(a => (a.Annotator, a.Attempt)))
        {
            if (!ledger.Has(LedgerKinds.Qualification, RecordDigests.Calibration(attempt)))
                yield return new(FormattableString.Invariant($"Calibration attempt {attempt.Key.Attempt} of {PlainText.Of(attempt.Key.Annotator)} is not in the ledger as it is here."), BagFiles.Calibration.Path);
        }

        if (records.PilotAnswers.Count > 0 && !ledger.Has(LedgerKinds.Pilot, RecordDigests.Pilot(records.PilotAnswers)))
            yield return new("The pilot's answers are not in the ledger as they are here.", BagFiles.Pilot.Path);
        if (!ledger.Has(LedgerKinds.Guidelines, records.Delivery.GuidelinesHash))
            yield return new("The guidelines' hash is not in the ledger.", BagFiles.Guidelines);
    }

    private static IEnumerable<Fault> Order(DeliveryRecords records, Ledger ledger)
    {
        var firsts = records.Judgments.GroupBy(j => j.Round)
            .ToDictionary(g => g.Key, g => g.Select(j => ledger.IndexOf(LedgerKinds.Judgment, j.Judgment)).DefaultIfEmpty(long.MaxValue).Min());
        foreach (var round in records.Rounds)
        {
            var began = firsts.GetValueOrDefault(round.Number, long.MaxValue);
            if (ledger.IndexOf(LedgerKinds.Round, round.Round) >= began)
                yield return new(FormattableString.Invariant($"Round {round.Number} was recorded after its first judgment."), BagFiles.Entries.Path);
            if (round.GoldPool.Count > 0 && ledger.IndexOf(LedgerKinds.Gold, round.Round) >= began)
                yield return new(FormattableString.Invariant($"The gold of round {round.Number} was recorded after its first judgment."), BagFiles.Entries.Path);
            if (round.Guidelines != records.Delivery.GuidelinesHash || ledger.FirstWith(LedgerKinds.Guidelines, round.Guidelines) >= began)
                yield return new(FormattableString.Invariant($"Round {round.Number} was begun under other guidelines, or before they were recorded."), BagFiles.Entries.Path);
        }
    }
}
