using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>A disputed pair that the plan lets a majority settle.</summary>
internal sealed record MajorityVote(Guid Pair, Choice Choice, string Text);

/// <summary>What has to be looked at before the gates decide.</summary>
internal sealed record ReviewPlan(IReadOnlyList<MajorityVote> Majorities, IReadOnlyList<Guid> Adjudications, IReadOnlyList<Guid> SpotChecks);

/// <summary>Which pairs need a person, and which of them the plan settles by rule.</summary>
internal static class ReviewRules
{
    /// <param name="plan">The plan in force.</param>
    /// <param name="pairs">The round's production pairs.</param>
    /// <param name="said">First production judgments, by pair.</param>
    /// <param name="draw">The round's draws.</param>
    internal static ReviewPlan Of(QualityPlan plan, IReadOnlyCollection<Guid> pairs, ILookup<Guid, JudgmentRecord> said, KeyedDraw draw)
    {
        var disputed = pairs.Where(pair => IsDisputed(said[pair])).Order().ToList();
        var majorities = disputed.Select(pair => Majority(pair, [.. said[pair]], plan)).OfType<MajorityVote>().ToList();
        var settled = majorities.Select(m => m.Pair).ToHashSet();
        return new(
            majorities,
            Lacks(plan, "adjudication") ? [] : [.. disputed.Where(pair => !settled.Contains(pair))],
            Lacks(plan, "spot_check") ? [] : [.. draw.SpotChecks(pairs, plan.SpotCheckShare).Order()]);
    }

    /// <summary>True when independent judgments name different choices.</summary>
    internal static bool IsDisputed(IEnumerable<JudgmentRecord> said) => said.Select(j => j.Choice).Distinct().Skip(1).Any();

    /// <summary>True when the plan declares that recorded work never had the field.</summary>
    internal static bool Lacks(QualityPlan plan, string field) => plan.Recorded?.AbsentFields.Contains(field, StringComparer.Ordinal) ?? false;

    private static MajorityVote? Majority(Guid pair, IReadOnlyCollection<JudgmentRecord> votes, QualityPlan plan) =>
        VerdictRules.Majority(votes, plan) is { } choice
            ? new(pair, choice, FormattableString.Invariant($"{votes.Count(v => v.Choice == choice)} of {votes.Count} recorded judgments."))
            : null;
}
