using System.Text.Json.Serialization;

namespace Concave.Matching;

/// <summary>A credential as the lead sees it.</summary>
/// <param name="Domain">The domain it speaks for; "" for all.</param>
public sealed record CredentialView(Guid CredentialId, string Kind, string Title, string Issuer, string Domain, bool Verified);

/// <summary>An annotator as the lead sees them.</summary>
public sealed record AnnotatorView(
    Guid AnnotatorId, int Version, string DisplayName, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages,
    int HoursPerWeek, bool Simulated, IReadOnlyList<CredentialView> Credentials);

/// <summary>What an annotator agrees to [C4].</summary>
/// <param name="MaxTurnaroundHours">Hours that work may wait for this person without a judgment, at least 1.</param>
/// <param name="PairsPerDay">Judgments on each whole UTC day on which the project has open work, 0 or more.</param>
/// <param name="MinGoldAccuracy">Share of verified pairs judged right, in [0, 1].</param>
public sealed record Sla(int MaxTurnaroundHours, int PairsPerDay, double MinGoldAccuracy);

/// <summary>What of the terms was broken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlaTerm>))]
public enum SlaTerm
{
    Turnaround,
    DailyVolume,
    GoldAccuracy,
}
