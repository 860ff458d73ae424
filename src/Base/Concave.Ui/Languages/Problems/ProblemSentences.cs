using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>
/// What problems say, details and mends alike, with the values' places. They are made where they belong; a test finds what is
/// made there and is not listed here.
/// </summary>
internal static class ProblemSentences
{
    internal static readonly string[] All = [.. BaseProblems.All, .. AccountsProblems.All, .. AuditDeskProblems.All, .. RegisterProblems.All, .. AnnotationProblems.All, .. MatchingProblems.All, .. QualityProblems.All, .. ScopingProblems.All, .. QuoteProblems.All, .. DeliveryProblems.All, .. PreScoringProblems.All, .. MakingProblems.All, .. FilesProblems.All];

    /// <summary>Words of ours that stand in a value's place.</summary>
    internal static readonly string[] Phrases =
    [
        Spoken("that is asked for"), Spoken("fault stands"), Spoken("faults stand"), Spoken(", and as many again must stay for a repeat"),
        Spoken("1 to 100,000,000"), Spoken("1 or more"), Spoken("2 or more, since one person agrees with nobody"), Spoken("above 0, at most 100,000"), Spoken("0 to 0.5"), Spoken("0 to 1"),
        Spoken("a JSON array, JSON Lines (both also gzipped), CSV with a header, or Parquet"),
    ];
}
