using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The QA report of one delivery [D2]: every figure computed from the raw records that travel with it, none rounded.
/// The same records give the same bytes; docs/delivery-figures.md defines each figure so that others can recompute it.
/// </summary>
public sealed record QaReport
{
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; init; } = "concave/qa-report/1";
    public required ReportHeader Header { get; init; }
    public required CountsSection Counts { get; init; }

    /// <summary>The seven gates of the current round, in the order a pair meets them.</summary>
    public required IReadOnlyList<GateRecord> Gates { get; init; }
    public required ReleaseSection Release { get; init; }
    public required AgreementSection Agreement { get; init; }
    public required GoldSection Gold { get; init; }
    public required QualificationSection Qualification { get; init; }
    public required AiSection Ai { get; init; }
    public required EffectsSection Effects { get; init; }
    public required ProbeSection Probe { get; init; }
    public required SpotCheckSection SpotChecks { get; init; }

    /// <summary>One row a round, first to last.</summary>
    public required IReadOnlyList<ErrorLogRow> ErrorLog { get; init; }
    public required IReadOnlyList<ResolutionLogRow> ResolutionLog { get; init; }

    /// <summary>Accepted pairs without a row in the preference files, ordered by id.</summary>
    public required IReadOnlyList<DroppedRow> Dropped { get; init; }
    public required QualityConfidence QualityConfidence { get; init; }

    /// <summary>How probable it is that a released label is what a fresh panel would choose.</summary>
    public required LabelConfidence LabelConfidence { get; init; }

    /// <summary>Computes the whole report. Pure; the lists of <paramref name="records"/> may come in any order.</summary>
    public static QaReport From(DeliveryRecords records)
    {
        var batch = new BatchView(records);
        var gates = Reporting.Gates.Evaluate(batch.InputOf(batch.Current));
        return new()
        {
            Header = ReportHeader.Of(batch),
            Counts = CountsSection.Of(batch),
            Gates = gates,
            Release = ReleaseSection.Of(gates, batch.Plan),
            Agreement = AgreementSection.Of(batch),
            Gold = GoldSection.Of(batch),
            Qualification = QualificationSection.Of(batch),
            Ai = AiSection.Of(batch),
            Effects = EffectsSection.Of(batch),
            Probe = ProbeSection.Of(batch),
            SpotChecks = SpotCheckSection.Of(batch),
            ErrorLog = ErrorLogRow.Of(batch),
            ResolutionLog = ResolutionLogRow.Of(batch),
            Dropped = DroppedRow.Of(batch),
            QualityConfidence = QualityConfidence.Of(gates, batch),
            LabelConfidence = LabelConfidence.Of(batch),
        };
    }

    /// <summary>Indented UTF-8 without a byte order mark, LF line ends, a final LF, shortest round-trip numbers.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Indented), (byte)'\n'];

    /// <summary>Reads a report back; unknown or missing keys are refused.</summary>
    /// <exception cref="JsonException">The bytes are not a report of this shape.</exception>
    public static QaReport Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<QaReport>(utf8, Indented) ?? throw new JsonException("The report is null.");
}
