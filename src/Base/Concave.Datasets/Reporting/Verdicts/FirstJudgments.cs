using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The first judgment of each annotator on each pair: a second one by the same person is no second opinion.
/// "First" is the earliest submission; equal times fall back on the judgment's id, so the order never depends on
/// the order of the rows.
/// </summary>
public static class FirstJudgments
{
    /// <summary>First judgments in order of submission, all purposes mixed as they come.</summary>
    public static IReadOnlyList<JudgmentRecord> Of(IEnumerable<JudgmentRecord> judgments) =>
        [.. judgments.OrderBy(j => j.SubmittedAt).ThenBy(j => j.Judgment).DistinctBy(j => (j.Pair, j.Annotator))];

    /// <summary>First judgments of one round and purpose, grouped by pair; each group in order of submission.</summary>
    public static ILookup<Guid, JudgmentRecord> ByPair(IEnumerable<JudgmentRecord> judgments, int round, Kernel.PairPurpose purpose) =>
        Of(judgments.Where(j => j.Round == round && j.Purpose == purpose)).ToLookup(j => j.Pair);
}
