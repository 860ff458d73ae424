using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>
/// The kinds of ledger entry that a delivery is checked against, and what the digest of each covers. A kind that is
/// not named here may stand in the ledger; nothing in a delivery answers to it.
/// </summary>
public static class LedgerKinds
{
    /// <summary>Subject: the batch. Digest: of the <see cref="ImportSummary"/>. A later one replaces an earlier one of the batch.</summary>
    public const string PairImport = "pair_import";

    /// <summary>Subject: the version's id; batch: the empty id. Digest: the approved hash, <see cref="RecordDigests.Guidelines"/>.</summary>
    public const string Guidelines = "guidelines";

    /// <summary>Subject: the attempt's id; batch: the empty id. Digest: <see cref="RecordDigests.Calibration"/> of one attempt.</summary>
    public const string Qualification = "qualification";

    /// <summary>Subject: the pilot's id; batch: the empty id. Digest: <see cref="RecordDigests.Pilot"/>.</summary>
    public const string Pilot = "pilot";

    /// <summary>Subject: the round. Digest: of the <see cref="RoundRecord"/>. Written before work begins.</summary>
    public const string Round = "round";

    /// <summary>Subject: the round. Digest: <see cref="RecordDigests.Gold"/> of its pool; absent when the pool is empty. Written before work begins.</summary>
    public const string Gold = "gold";

    /// <summary>Subject: the judgment. Digest: of the <see cref="JudgmentRecord"/>.</summary>
    public const string Judgment = "judgment";

    /// <summary>Subject: the judgment taken back. Digest: of the <see cref="WithdrawnJudgment"/>. The judgment's own entry stays.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>Subject: the flag. Digest: of the <see cref="FlagRecord"/>.</summary>
    public const string Flag = "flag";

    /// <summary>Subject: the resolution. Digest: of the <see cref="ResolutionRecord"/>.</summary>
    public const string Resolution = "resolution";

    /// <summary>Subject: the spot check. Digest: of the <see cref="SpotCheckRecord"/>.</summary>
    public const string SpotCheck = "spot_check";

    /// <summary>Subject: the root cause. Digest: of the <see cref="RootCauseRecord"/>.</summary>
    public const string RootCause = "root_cause";

    /// <summary>Subject: the retirement. Digest: of the <see cref="RetiredGoldRecord"/>.</summary>
    public const string GoldRetirement = "gold_retirement";

    /// <summary>Subject: the round. Digest: <see cref="RecordDigests.Verdicts"/> of the round, once it is decided.</summary>
    public const string Verdict = "verdict";

    /// <summary>Subject: the delivery. For those that read the ledger later: a delivery's own entry comes after its last seal.</summary>
    public const string Delivery = "delivery";
}

/// <summary>Digests over lists of records, each in the one order that makes it repeatable. All are lower hex.</summary>
public static class RecordDigests
{
    /// <summary>The hash a client approves: SHA-256 of the document's canonical JSON.</summary>
    public static string Guidelines(GuidelinesDocument document) => Digest.Of(document);

    /// <summary>Over the routing records of one round, ordered by pair id.</summary>
    public static string Routing(IEnumerable<RoutingRecord> routing) => Digest.OfLines(routing.OrderBy(r => r.Pair));

    /// <summary>Over the production pairs of a batch, ordered by pair id; pairs of another purpose are left out.</summary>
    public static string Pairs(IEnumerable<PairRecord> pairs) =>
        Digest.OfLines(pairs.Where(p => p.Purpose == PairPurpose.Production).OrderBy(p => p.Pair));

    /// <summary>Over a gold pool: <c>{"pair": …, "truth": …}</c>, the pair record and its truth record, ordered by pair id.</summary>
    public static string Gold(IEnumerable<(PairRecord Pair, TruthRecord Truth)> pool) =>
        Digest.OfLines(pool.OrderBy(g => g.Pair.Pair).Select(g => new GoldLine(g.Pair, g.Truth)));

    /// <summary>Over the answers of one calibration attempt of one annotator, ordered by pair id.</summary>
    public static string Calibration(IEnumerable<CalibrationAnswerRecord> attempt) => Digest.OfLines(attempt.OrderBy(a => a.Pair));

    /// <summary>Over all answers of the pilot, ordered by annotator (UTF-16 code units), then pair id.</summary>
    public static string Pilot(IEnumerable<PilotAnswerRecord> answers) =>
        Digest.OfLines(answers.OrderBy(a => a.Annotator, StringComparer.Ordinal).ThenBy(a => a.Pair));

    /// <summary>Over the verdicts of one round, ordered by pair id.</summary>
    public static string Verdicts(IEnumerable<VerdictRecord> verdicts) => Digest.OfLines(verdicts.OrderBy(v => v.Pair));

    private sealed record GoldLine(PairRecord Pair, TruthRecord Truth);
}
