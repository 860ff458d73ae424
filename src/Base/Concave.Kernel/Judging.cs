using System.Text.Json.Serialization;

namespace Concave.Kernel;

/// <summary>
/// A verdict on a pair, in the pair's own terms: <see cref="A"/> is the response stored first, wherever it was shown.
/// Sides on the screen are another matter (<see cref="Side"/>).
/// </summary>
public enum Choice
{
    [JsonStringEnumMemberName("a")] A,
    [JsonStringEnumMemberName("b")] B,
    [JsonStringEnumMemberName("tie")] Tie,
    [JsonStringEnumMemberName("cannot_judge")] CannotJudge,
}

/// <summary>What somebody answered before an AI's suggestion was shown to them; none when nothing was, or all along.</summary>
public enum FirstAnswer
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("a")] A,
    [JsonStringEnumMemberName("b")] B,
    [JsonStringEnumMemberName("tie")] Tie,
    [JsonStringEnumMemberName("cannot_judge")] CannotJudge,
}

/// <summary>Which response stood on the left of the annotator's screen; unknown for recorded work that never had it.</summary>
public enum Side
{
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("a_left")] ALeft,
    [JsonStringEnumMemberName("b_left")] BLeft,
}

/// <summary>How hard the annotator found the pair. Ambiguous sends it to a second person [A4].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Difficulty>))]
public enum Difficulty
{
    [JsonStringEnumMemberName("not_recorded")] NotRecorded,
    [JsonStringEnumMemberName("easy")] Easy,
    [JsonStringEnumMemberName("moderate")] Moderate,
    [JsonStringEnumMemberName("ambiguous")] Ambiguous,
}

/// <summary>Why a pair is judged, which decides where it counts. Never shown to the annotator.</summary>
public enum PairPurpose
{
    [JsonStringEnumMemberName("production")] Production,

    /// <summary>Verified answer known; mixed into the stream [R4].</summary>
    [JsonStringEnumMemberName("gold")] Gold,

    /// <summary>Verified answer known; used before qualification [C2].</summary>
    [JsonStringEnumMemberName("calibration")] Calibration,

    /// <summary>No answer known; used to prove agreement before production [S5].</summary>
    [JsonStringEnumMemberName("pilot")] Pilot,

    /// <summary>The client's own label known; two blind experts judge it anew [M3].</summary>
    [JsonStringEnumMemberName("audit")] Audit,
}

/// <summary>A mark on an exact span of a response [A5]. Offsets count UTF-16 code units of the stored text.</summary>
/// <param name="Response">"a" or "b".</param>
/// <param name="Kind">hallucination, sycophancy, safety; or a merit: factually_accurate, honest, well_structured, fluent_only.</param>
/// <param name="Start">First code unit, or -1 for a mark on the whole response.</param>
/// <param name="End">One past the last code unit, or -1.</param>
public sealed record SpanFlag(string Response, string Kind, int Start, int End);

/// <summary>Scores of one criterion for both responses, 1 to 5.</summary>
public sealed record CriterionScore(string Criterion, int A, int B);
