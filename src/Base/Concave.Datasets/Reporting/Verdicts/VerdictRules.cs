using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// How the final label of a pair follows from what people said about it. The strongest statement wins: a tier 3
/// resolution, then an adjudication, then unanimous independent judgments, then (recorded work whose plan says so) the
/// majority of three or more, then a single judgment. A label that tier 3 overturned never stands on its own again.
/// </summary>
public static class VerdictRules
{
    /// <summary>The verdict on one pair.</summary>
    public static VerdictRecord Decide(VerdictInput input)
    {
        var votes = FirstJudgments.Of(input.Judgments);
        if (Standing(input) is { } resolution)
            return Label(input, votes, resolution.Choice, resolution.Kind == ResolutionKind.SpotCheck ? "spot_check" : "adjudication", resolution.Resolution);
        if (votes.Count == 0 || Overturned(input) is not null)
            return Withhold(input, votes, Choice.CannotJudge, "unresolved");
        if (votes.All(v => v.Choice == votes[0].Choice))
            return Label(input, votes, votes[0].Choice, votes.Count == 1 ? "single" : "agreement", null);
        return Majority(votes, input.Plan) is { } choice
            ? Label(input, votes, choice, "majority", MajorityRow(input, choice))
            : Withhold(input, votes, Choice.CannotJudge, "unresolved");
    }

    /// <summary>
    /// The verdicts on all pairs of a round, ordered by pair id; a pair nobody judged is withheld as unresolved.
    /// Rows of other rounds and of gold are passed over.
    /// </summary>
    public static IReadOnlyList<VerdictRecord> DecideAll(
        Guid batch, int round, IEnumerable<Guid> pairs, IEnumerable<JudgmentRecord> judgments,
        IEnumerable<ResolutionRecord> resolutions, IEnumerable<SpotCheckRecord> spotChecks, QualityPlan plan)
    {
        var said = FirstJudgments.ByPair(judgments, round, PairPurpose.Production);
        var settled = resolutions.Where(r => r.Round == round).ToLookup(r => r.Pair);
        var looked = spotChecks.Where(c => c.Round == round).ToLookup(c => c.Pair);
        return [.. pairs.Distinct().Order().Select(pair => Decide(new()
        {
            Batch = batch, Round = round, Pair = pair, Plan = plan,
            Judgments = [.. said[pair]], Resolutions = [.. settled[pair]], SpotChecks = [.. looked[pair]],
        }))];
    }

    /// <summary>
    /// The choice more than half of the votes name, when the plan lets a majority of three or more settle a pair;
    /// null otherwise. "Cannot judge" is a vote like any other.
    /// </summary>
    public static Choice? Majority(IReadOnlyCollection<JudgmentRecord> votes, QualityPlan plan) =>
        plan.Recorded is { MajorityResolves: true } && votes.Count >= 3
            ? votes.GroupBy(v => v.Choice).Where(g => 2 * g.Count() > votes.Count).Select(g => (Choice?)g.Key).SingleOrDefault()
            : null;

    // A person's written resolution: tier 3 above tier 2, the latest inside a tier. One that is older than an overturning
    // check is what the check overturned.
    private static ResolutionRecord? Standing(VerdictInput input)
    {
        var overturned = Overturned(input);
        return input.Resolutions
            .Where(r => r.Kind == ResolutionKind.SpotCheck || (r.Kind == ResolutionKind.Adjudication && (overturned is null || r.At > overturned)))
            .OrderBy(r => r.Kind == ResolutionKind.SpotCheck).ThenBy(r => r.At).ThenBy(r => r.Resolution)
            .LastOrDefault();
    }

    private static DateTimeOffset? Overturned(VerdictInput input) =>
        input.SpotChecks.OrderBy(c => c.At).ThenBy(c => c.SpotCheck).LastOrDefault() is { Confirmed: false } last ? last.At : null;

    private static Guid? MajorityRow(VerdictInput input, Choice choice) =>
        input.Resolutions.Where(r => r.Kind == ResolutionKind.Majority && r.Choice == choice)
            .OrderBy(r => r.At).ThenBy(r => r.Resolution).Select(r => (Guid?)r.Resolution).LastOrDefault();

    private static VerdictRecord Label(VerdictInput input, IReadOnlyList<JudgmentRecord> votes, Choice choice, string basis, Guid? resolution) => choice switch
    {
        Choice.A or Choice.B => Record(input, released: true, choice, basis, [.. votes.Where(v => v.Choice == choice)], resolution),
        Choice.Tie => Record(input, released: false, choice, "tie", votes, resolution),
        Choice.CannotJudge => Record(input, released: false, choice, "cannot_judge", votes, resolution),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Not a choice."),
    };

    private static VerdictRecord Withhold(VerdictInput input, IReadOnlyList<JudgmentRecord> votes, Choice choice, string basis) =>
        Record(input, released: false, choice, basis, votes, resolution: null);

    private static VerdictRecord Record(
        VerdictInput input, bool released, Choice choice, string basis, IReadOnlyList<JudgmentRecord> votes, Guid? resolution) => new()
        {
            Batch = input.Batch,
            Round = input.Round,
            Pair = input.Pair,
            Released = released,
            Choice = choice,
            Basis = basis,
            Evidence = [.. votes.Select(v => v.Judgment), .. resolution is { } id ? new[] { id } : []],
        };
}
