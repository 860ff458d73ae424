using System.Globalization;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery.FollowUp;

/// <summary>A proposal before it is kept.</summary>
/// <param name="Key">SHA-256 of what it is about, lower hex: the same finding again is known by it.</param>
internal sealed record Finding(string Key, ProposedChange Change);

/// <summary>A disagreement of which the adjudicator said that the guidelines do not say how such a pair is judged.</summary>
/// <param name="ExternalId">The client's name of the pair.</param>
/// <param name="Judgments">Those of the pair in its round.</param>
internal sealed record GuidelineGap(ResolutionRecord Resolution, string ExternalId, IReadOnlyList<JudgmentRecord> Judgments);

/// <summary>
/// What answers, adjudications, root causes and agreement say about the guidelines. Each proposal rests on a record that
/// it names; nothing here judges whether it is right: a lead does.
/// </summary>
internal static class FindingRules
{
    private const int MostExamples = 5;
    private const int LeastPairs = 20;
    private const int LongestCase = 400;

    /// <summary>So many gaps under one criterion are no accident: together they propose a change [Q5].</summary>
    internal const int RepeatedGaps = 3;

    /// <summary>What the client still sees failing.</summary>
    internal static IEnumerable<Finding> FromAnswer(FollowUpAnswer answer)
    {
        var benchmarks = answer.Benchmarks.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Name}: {b.Before} before, {b.After} after."));
        return answer.Failures.Select(f => Of(f.Criterion.Length == 0 ? ChangeKind.FailureMode : ChangeKind.Clarification, f.Criterion,
            f.Criterion.Length == 0 ? f.What.Trim() : $"Watch for this: {f.What.Trim()}", example: null,
            [string.Create(CultureInfo.InvariantCulture, $"The client's answer of {answer.At:yyyy-MM-dd} on delivery {answer.Delivery:D}."), .. benchmarks]));
    }

    /// <summary>What the work itself shows: criteria on which people disagree, causes that name the guidelines, and pairs that had to be adjudicated.</summary>
    internal static IEnumerable<Finding> FromWork(DeliveryRecords records, QaReport report) =>
    [
        .. WeakCriteria(records, report),
        .. records.RootCauses.Where(c => c.Cause == "unclear_guideline").Select(c => Of(ChangeKind.FailureMode, "", c.Note.Trim(), example: null,
            [string.Create(CultureInfo.InvariantCulture, $"Root cause of {c.At:yyyy-MM-dd}, round {c.Round}: unclear guideline.")])),
        .. Examples(records),
    ];

    /// <summary>
    /// Gaps that repeat: under each criterion, every three in the order they were found make one proposal, which says how
    /// those three were settled. A gap falls under the criterion on which the people who disagreed lie furthest apart.
    /// </summary>
    internal static IEnumerable<Finding> FromGaps(IEnumerable<GuidelineGap> gaps) =>
        from gap in gaps.OrderBy(g => g.Resolution.At).ThenBy(g => g.Resolution.Resolution)
        let criterion = Widest(gap.Judgments) ?? ""
        where criterion.Length > 0
        group gap by criterion into repeated
        from three in repeated.Chunk(RepeatedGaps)
        where three.Length == RepeatedGaps
        select Of(ChangeKind.Clarification, repeated.Key,
            $"Where this did not say how to judge, it was settled so: {string.Join(' ', three.Select((g, n) => string.Create(CultureInfo.InvariantCulture, $"({n + 1}) {Case(g.Resolution.Text)}")))}", example: null,
            [.. three.Select(Evidence)]);

    private static string Case(string text) => text.Length <= LongestCase ? text.Trim() : $"{text.AsSpan(0, LongestCase).TrimEnd()}…";

    private static string Evidence(GuidelineGap gap) => string.Create(CultureInfo.InvariantCulture,
        $"Pair {gap.ExternalId}, round {gap.Resolution.Round}: {string.Join(" against ", gap.Judgments.Select(j => Said(j.Choice)))}, settled as {Said(gap.Resolution.Choice)} on {gap.Resolution.At:yyyy-MM-dd} by {gap.Resolution.By}, who found that the guidelines do not say how such a pair is judged.");

    private static string Said(Choice choice) => choice switch
    {
        Choice.A or Choice.B => choice.ToString(),
        Choice.Tie => "a tie",
        _ => "cannot be judged",
    };

    // Weaker than what the plan asks of the choice itself, on enough pairs to say so.
    private static IEnumerable<Finding> WeakCriteria(DeliveryRecords records, QaReport report) =>
        from row in report.Agreement.ByCriterion
        where row.Figure is { Kappa: { } kappa } && row.Figure.Pairs >= LeastPairs && kappa < records.Guidelines.Plan.BatchKappa
        let criterion = records.Guidelines.Rubric.Criteria.FirstOrDefault(c => c.Key == row.Key)
        where criterion is not null
        select Of(ChangeKind.Clarification, row.Key, $"People read this criterion differently: say what separates a 2 from a 4 in \"{criterion.Name}\".", example: null,
            [string.Create(CultureInfo.InvariantCulture, $"κ of the scores (quadratic weights) {row.Figure.Kappa} (95 % {row.Figure.Low95} to {row.Figure.High95}) on {row.Figure.Pairs} pairs of batch {records.Delivery.BatchNumber}.")]);

    private static IEnumerable<Finding> Examples(DeliveryRecords records)
    {
        var pairs = records.Pairs.ToDictionary(p => p.Pair);
        return
            (from resolution in records.Resolutions
             where resolution is { Kind: ResolutionKind.Adjudication, Choice: Choice.A or Choice.B } && pairs.ContainsKey(resolution.Pair)
             orderby resolution.Escalated descending, resolution.At, resolution.Resolution
             select Example(records, pairs[resolution.Pair], resolution)).OfType<Finding>().Take(MostExamples);
    }

    // Under the criterion on which the two who disagreed lie furthest apart.
    private static Finding? Example(DeliveryRecords records, PairRecord pair, ResolutionRecord resolution)
    {
        if (Widest(records.Judgments.Where(j => j.Pair == pair.Pair && j.Round == resolution.Round)) is not { } widest)
            return null;
        var (strong, weak) = resolution.Choice == Choice.A ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        return Of(ChangeKind.Example, widest, resolution.Text, new(string.Join("\n\n", pair.Prompt.Select(m => m.Content)), strong, weak, resolution.Text),
            [string.Create(CultureInfo.InvariantCulture, $"Adjudicated on {resolution.At:yyyy-MM-dd} in round {resolution.Round} by {resolution.By}, after two people disagreed on pair {pair.ExternalId}.")]);
    }

    private static string? Widest(IEnumerable<JudgmentRecord> judgments) =>
        judgments.SelectMany(j => j.Scores).GroupBy(s => s.Criterion).OrderByDescending(g => Spread(g.Select(s => s.A - s.B))).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static int Spread(IEnumerable<int> values) => values.Aggregate((Least: int.MaxValue, Most: int.MinValue), (s, v) => (Math.Min(s.Least, v), Math.Max(s.Most, v)), s => s.Most - s.Least);

    private static Finding Of(ChangeKind kind, string criterion, string text, WorkedExample? example, IReadOnlyList<string> evidence) =>
        new(Digest.Of(new ProposedChange(kind, criterion, text, example, [])), new(kind, criterion, text, example, evidence));
}
