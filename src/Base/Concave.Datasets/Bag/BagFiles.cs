using System.Globalization;
using Concave.Datasets.Projections;
using Concave.Kernel.Records;

namespace Concave.Datasets.Bag;

/// <summary>Every record file of a bag. This table is the layout; docs/delivery-format.md says the same in words.</summary>
internal static class BagFiles
{
    public const string Guidelines = "data/docs/guidelines.json";
    public const string Report = "data/docs/qa-report.json";
    public const string Changes = "data/docs/changes.json";
    public const string Manifest = "manifest-sha256.txt";
    public const string TagManifest = "tagmanifest-sha256.txt";
    public const string Envelope = "release.dsse.json";
    public const string PublicKey = "signer.pub.pem";
    public const string Declaration = "bagit.txt";
    public const string Info = "bag-info.txt";
    public const string Script = "verify.py";
    public const string Croissant = "croissant.json";
    public const string PreferenceTrain = "data/preference/train.jsonl";
    public const string PreferenceTest = "data/preference/test.jsonl";

    public static RecordFile<DeliveryHeader> Delivery { get; } = Evidence("delivery", d => [d.Delivery], (DeliveryHeader h) => Id(h.Delivery));
    public static RecordFile<ImportSummary> Import { get; } = Evidence("import", d => [d.Import], (ImportSummary i) => Id(i.Batch));
    public static RecordFile<PairRecord> Pairs { get; } = Evidence("pairs", d => d.Pairs, (PairRecord p) => Id(p.Pair));
    public static RecordFile<TruthRecord> Truths { get; } = Evidence("truths", d => d.Truths, (TruthRecord t) => Id(t.Pair));
    public static RecordFile<RoundRecord> Rounds { get; } = Evidence("rounds", d => d.Rounds, (RoundRecord r) => Number(r.Number));
    public static RecordFile<SeedRecord> Seeds { get; } = Evidence("seeds", d => d.Seeds, (SeedRecord s) => Id(s.Round));
    public static RecordFile<RoundRouting> Routings { get; } = Evidence("routings", d => d.Routings, (RoundRouting r) => Key(Id(r.Round), Id(r.Routing.Pair)));
    public static RecordFile<WithdrawnJudgment> Withdrawn { get; } = Evidence("withdrawn", d => d.Withdrawn, (WithdrawnJudgment w) => Id(w.Judgment.Judgment));
    public static RecordFile<FlagRecord> Flags { get; } = Evidence("flags", d => d.Flags, (FlagRecord f) => Id(f.Flag));
    public static RecordFile<ResolutionRecord> Resolutions { get; } = Evidence("resolutions", d => d.Resolutions, (ResolutionRecord r) => Id(r.Resolution));
    public static RecordFile<SpotCheckRecord> SpotChecks { get; } = Evidence("spot_checks", d => d.SpotChecks, (SpotCheckRecord s) => Id(s.SpotCheck));
    public static RecordFile<RootCauseRecord> RootCauses { get; } = Evidence("root_causes", d => d.RootCauses, (RootCauseRecord r) => Id(r.RootCause));
    public static RecordFile<RetiredGoldRecord> RetiredGold { get; } = Evidence("retired_gold", d => d.RetiredGold, (RetiredGoldRecord r) => Id(r.Retirement));
    public static RecordFile<VerdictRecord> Verdicts { get; } = Evidence("verdicts", d => d.Verdicts, (VerdictRecord v) => Id(v.Pair));
    public static RecordFile<AnnotatorRecord> Annotators { get; } = Evidence("annotators", d => d.Annotators, (AnnotatorRecord a) => a.Annotator);

    public static RecordFile<CalibrationAnswerRecord> Calibration { get; } = Evidence(
        "calibration_answers", d => d.CalibrationAnswers, (CalibrationAnswerRecord a) => Key(a.Annotator, Number(a.Attempt), Id(a.Pair)));

    public static RecordFile<PilotAnswerRecord> Pilot { get; } = Evidence(
        "pilot_answers", d => d.PilotAnswers, (PilotAnswerRecord a) => Key(a.Annotator, Id(a.Pair)));

    public static RecordFile<JudgmentRecord> Judgments { get; } =
        new("data/annotations/train.jsonl", "annotations", d => d.Judgments, j => Id(j.Judgment));

    public static RecordFile<LedgerEntryRecord> Entries { get; } =
        new("data/ledger/entries.jsonl", "ledger_entries", d => d.LedgerEntries, e => Number(e.Index));

    public static RecordFile<SealRecord> Seals { get; } =
        new("data/ledger/seals.jsonl", "ledger_seals", d => d.Seals, s => Number(s.Number));

    /// <summary>The files that hold records as they were made; the preference files are projected from them.</summary>
    public static IReadOnlyList<RecordFile> All { get; } =
    [
        Judgments, Delivery, Import, Pairs, Truths, Rounds, Seeds, Routings, Withdrawn, Flags, Resolutions, SpotChecks, RootCauses, RetiredGold,
        Verdicts, Annotators, Calibration, Pilot, Entries, Seals,
    ];

    /// <summary>The preference files of these splits.</summary>
    public static IReadOnlyList<RecordFile<PreferenceRow>> Preference(PreferenceSplits splits) =>
    [
        new(PreferenceTrain, "preference", _ => splits.Train, row => Id(row.Id)),
        new(PreferenceTest, "preference", _ => splits.Test, row => Id(row.Id)),
    ];

    private static RecordFile<T> Evidence<T>(string name, Func<DeliveryRecords, IEnumerable<T>> rows, Func<T, string> key) =>
        new($"data/evidence/{name}.jsonl", name, rows, key);

    private static string Id(Guid id) => id.ToString("D");

    private static string Number(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    // NUL sorts before every character of a pseudonym, so keys compare part by part.
    private static string Key(params ReadOnlySpan<string> parts) => string.Join('\0', parts);
}
