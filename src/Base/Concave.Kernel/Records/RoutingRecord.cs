namespace Concave.Kernel.Records;

/// <summary>
/// Why a pair gets the number of judgments it gets. When it is routed the first that applies counts, in this order:
/// recorded, sample, suspicious, refused, unparseable, inconsistent, borderline, single. Ambiguous and flagged are the reasons of slots added later.
/// </summary>
public enum RouteReason
{
    /// <summary>One judgment: the AI was confident, consistent, or not asked.</summary>
    Single,

    /// <summary>Drawn for the random sample: two judgments, blind, without the suggestion [Q2, R5].</summary>
    Sample,

    /// <summary>The AI's confidence is under the threshold, or nobody knows yet what it is worth [R3].</summary>
    Borderline,

    /// <summary>The AI answered differently when the responses changed places [R3].</summary>
    Inconsistent,

    /// <summary>The AI declined to judge [R3].</summary>
    Refused,

    /// <summary>The AI's answers could not be used [R3].</summary>
    Unparseable,

    /// <summary>A text of the pair speaks to whoever judges it [R3].</summary>
    Suspicious,

    /// <summary>A first annotator called it ambiguous [A4].</summary>
    Ambiguous,

    /// <summary>Tier 1 flagged the first judgment [Q2].</summary>
    Flagged,

    /// <summary>Replayed from a record made elsewhere.</summary>
    Recorded,

    /// <summary>A pair with a verified answer, mixed into the stream [R4].</summary>
    Gold,
}

/// <summary>How one pair of a round was routed, before anybody worked on it.</summary>
public sealed record RoutingRecord
{
    public required Guid Pair { get; init; }

    /// <summary>Independent judgments planned at the start, 1 or more. Later reasons may add a slot.</summary>
    public required int Slots { get; init; }
    public required RouteReason Reason { get; init; }

    /// <summary>True when the keyed draw put it into the random sample, whatever else applies.</summary>
    public required bool InSample { get; init; }

    /// <summary>Whether annotators see the AI's suggestion.</summary>
    public required bool SuggestionShown { get; init; }

    /// <summary>"none", or who gave the opinion: "recorded:gpt-3.5", "anthropic:…".</summary>
    public required string Provider { get; init; }

    /// <summary>a, b, tie, or "none" when there is no usable opinion.</summary>
    public required string Suggestion { get; init; }

    /// <summary>
    /// What said how much the stated confidence is worth: SHA-256 of the calibration record, lower hex; <c>as_stated</c> for
    /// recorded opinions that nobody has held against verdicts yet; <c>none</c> when nobody knows.
    /// </summary>
    public required string Calibration { get; init; }

    /// <summary>As the AI states it, in [0, 1]; -1 when it states none.</summary>
    public required double StatedConfidence { get; init; }

    /// <summary>The calibrated one: the probability that people agree, in [0, 1]; -1 when none is stated, or nobody knows.</summary>
    public required double Confidence { get; init; }

    /// <summary>The stated confidence from which on one judgment is proven to suffice; 0 for opinions taken as stated; -1 when none is proven.</summary>
    public required double Threshold { get; init; }

    /// <summary>yes, no, or "not_asked" when only one order was seen.</summary>
    public required string Consistent { get; init; }
}

/// <summary>The rule between one judgment and two, as a routing record lets anybody apply it again.</summary>
public static class RoutingReasons
{
    /// <summary>
    /// True when nobody was asked, or when the AI's opinion is usable, the same in both orders, stated at least as surely as
    /// is proven to suffice, and worth the plan's borderline confidence [R3].
    /// </summary>
    public static bool Suffices(RoutingRecord routing, QualityPlan plan) => routing.Provider == "none"
        || (routing is { Consistent: "yes", Suggestion: not "none", Threshold: >= 0 }
            && routing.StatedConfidence >= routing.Threshold && routing.Confidence >= plan.BorderlineConfidence);
}

/// <summary>The AI's choice as a routing names it.</summary>
public static class Suggestions
{
    /// <summary>The choice; null for "none", when there is no usable opinion.</summary>
    public static Choice? ChoiceOf(string suggestion) => suggestion switch
    {
        "a" => Choice.A,
        "b" => Choice.B,
        "tie" => Choice.Tie,
        _ => null,
    };
}

/// <summary>One round of a batch. The digest is in the ledger before work begins; the seed travels with the delivery.</summary>
public sealed record RoundRecord
{
    public required Guid Round { get; init; }
    public required Guid Batch { get; init; }

    /// <summary>1 for the first; one more for each time the batch was withheld and done again.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>SHA-256 of the seed, lower hex.</summary>
    public required string SeedDigest { get; init; }

    /// <summary>SHA-256 over the canonical lines of the routing records, ordered by pair id, each ended by LF; lower hex.</summary>
    public required string RoutingDigest { get; init; }

    /// <summary>The verified pairs that may appear in this round's streams, ordered by id.</summary>
    public required IReadOnlyList<Guid> GoldPool { get; init; }

    /// <summary>Hash of the approved guidelines in force.</summary>
    public required string Guidelines { get; init; }
}

/// <summary>The 32-byte seed of a round, lower hex, revealed at delivery.</summary>
public sealed record SeedRecord(Guid Round, string Seed);
