namespace Concave.Ui.Languages.Problems;

/// <summary>
/// What problems say, details and mends alike, with the values' places. They are made where they belong; a test finds what is
/// made there and is not listed here.
/// </summary>
internal static class ProblemSentences
{
    internal static readonly string[] All =
    [
        .. BaseProblems.All, .. AccountsProblems.All, .. AuditDeskProblems.All, .. RegisterProblems.All, .. AnnotationProblems.All,
        .. MatchingProblems.All, .. QualityProblems.All, .. ScopingProblems.All, .. QuoteProblems.All, .. DeliveryProblems.All,
        .. PreScoringProblems.All, .. MakingProblems.All, .. FilesProblems.All, .. RowsProblems.All, .. IdentityProblems.All,
        .. PassesProblems.All,
    ];
}
