using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// What a corrected release changed against the one it supersedes: computed from both bags' records alone, so that
/// whoever holds both can compute it again. The old bag stays as it is and stays verifiable.
/// </summary>
public sealed record DeliveryChanges
{
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; init; } = "concave/delivery-changes/1";
    public required Guid Delivery { get; init; }
    public required int Round { get; init; }
    public required SupersededDelivery Supersedes { get; init; }

    /// <summary>Why the old release was corrected: the root causes logged for the round it delivered.</summary>
    public required IReadOnlyList<RootCauseRecord> RootCauses { get; init; }
    public required LabelCounts Counts { get; init; }

    /// <summary>Every pair whose label is another, ordered by pair.</summary>
    public required IReadOnlyList<LabelChange> Labels { get; init; }

    /// <summary>The gates of both, in their order.</summary>
    public required IReadOnlyList<GateChange> Gates { get; init; }

    /// <summary>Compares two releases of one batch. Pure.</summary>
    /// <param name="now">The new release.</param>
    /// <param name="before">The one it supersedes.</param>
    /// <param name="bagDigest">SHA-256 of the old bag's tag manifest, lower hex.</param>
    public static DeliveryChanges Between(DeliveryRecords now, DeliveryRecords before, string bagDigest)
    {
        var superseded = Current(before);
        var labels = LabelChange.Of(now, before);
        return new()
        {
            Delivery = now.Delivery.Delivery,
            Round = Current(now),
            Supersedes = new(before.Delivery.Delivery, bagDigest, superseded, before.Delivery.CreatedAt),
            RootCauses = [.. now.RootCauses.Where(c => c.Round == superseded).OrderBy(c => c.RootCause)],
            Counts = LabelCounts.Of(labels, now.Verdicts.Count),
            Labels = labels,
            Gates = GateChange.Of(QaReport.From(now).Gates, QaReport.From(before).Gates),
        };
    }

    /// <summary>Indented UTF-8 as the report is written.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Indented), (byte)'\n'];

    private static int Current(DeliveryRecords records) => records.Rounds.Max(r => r.Number);
}

/// <summary>The release that was corrected.</summary>
/// <param name="BagDigest">SHA-256 of its tag manifest.</param>
/// <param name="Round">The round it delivered.</param>
public sealed record SupersededDelivery(Guid Delivery, string BagDigest, int Round, DateTimeOffset CreatedAt);

/// <summary>How many labels stayed, turned, came and went.</summary>
/// <param name="Same">The same in both.</param>
/// <param name="Turned">Released in both, with another choice.</param>
/// <param name="Added">Released only now.</param>
/// <param name="Removed">Released only before.</param>
/// <param name="OtherReason">Withheld in both, for another reason.</param>
public sealed record LabelCounts(int Same, int Turned, int Added, int Removed, int OtherReason)
{
    internal static LabelCounts Of(IReadOnlyList<LabelChange> changes, int pairs) => new(
        pairs - changes.Count,
        changes.Count(c => c.WasReleased && c.IsReleased),
        changes.Count(c => !c.WasReleased && c.IsReleased),
        changes.Count(c => c.WasReleased && !c.IsReleased),
        changes.Count(c => !c.WasReleased && !c.IsReleased));
}

/// <summary>A pair whose label is another.</summary>
/// <param name="Was">The choice that was released, or the basis on which it was withheld.</param>
/// <param name="Is">The same of the new release.</param>
public sealed record LabelChange(Guid Pair, string ExternalId, bool WasReleased, string Was, bool IsReleased, string Is)
{
    internal static IReadOnlyList<LabelChange> Of(DeliveryRecords now, DeliveryRecords before)
    {
        var names = now.Pairs.ToDictionary(p => p.Pair, p => p.ExternalId);
        var old = before.Verdicts.ToDictionary(v => v.Pair);
        return
        [
            .. now.Verdicts.OrderBy(v => v.Pair)
                .Select(v => (Is: v, Was: old.GetValueOrDefault(v.Pair)))
                .Where(v => v.Was is null || v.Was.Released != v.Is.Released || Label(v.Was) != Label(v.Is))
                .Select(v => new LabelChange(v.Is.Pair, names.GetValueOrDefault(v.Is.Pair, ""), v.Was?.Released ?? false, v.Was is null ? "absent" : Label(v.Was), v.Is.Released, Label(v.Is))),
        ];
    }

    private static string Label(VerdictRecord verdict) => verdict.Released ? verdict.Choice == Kernel.Choice.A ? "a" : "b" : verdict.Basis;
}

/// <summary>One gate of both releases; null where it was not evaluated.</summary>
public sealed record GateChange(string Gate, GateOutcome WasOutcome, double? Was, GateOutcome IsOutcome, double? Is, double Threshold)
{
    internal static IReadOnlyList<GateChange> Of(IReadOnlyList<GateRecord> now, IReadOnlyList<GateRecord> before)
    {
        var old = before.ToDictionary(g => g.Gate, StringComparer.Ordinal);
        return [.. now.Select(g => new GateChange(g.Gate, old[g.Gate].Outcome, old[g.Gate].Value, g.Outcome, g.Value, g.Threshold))];
    }
}
