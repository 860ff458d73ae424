using Concave.Kernel;
using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Rounds;

/// <summary>What keeps a round from starting. Every refusal says what is missing and how much of it.</summary>
internal static class OpeningRules
{
    /// <summary>What is wrong before anything is drawn, or null.</summary>
    internal static Problem? Refuse(RoundMaterial material) => material switch
    {
        { Pairs.Count: 0 } => RoundErrors.NoPairs,
        { Plan.Recorded: null, RecordedSlots: not null } => RoundErrors.NotRecorded,
        { Plan.Recorded: not null } => RefuseRecorded(material),
        { SeedsWrong: true, Announced: false } => RoundErrors.Unannounced,
        _ => RefuseGaps(material),
    };

    /// <summary>What the drawn round lacks, or null.</summary>
    /// <param name="draft">The round as drawn.</param>
    /// <param name="number">1 for the batch's first round.</param>
    internal static Problem? RefuseDraft(RoundDraft draft, int number)
    {
        var material = draft.Material;
        if (!material.HasGold)
            return null;
        var expected = GoldPoolRules.Expected(draft.SlotCount, Math.Max(1, material.Annotators.Count), material.Plan.GoldShare);
        var missing = GoldPoolRules.Missing(material.UnusedGold.Count, expected, number);
        return missing == 0 ? null : RoundErrors.GoldMissing(GoldPoolRules.Needed(expected), material.UnusedGold.Count, missing, number);
    }

    private static Problem? RefuseRecorded(RoundMaterial material)
    {
        if (material.RecordedSlots is not { } judgments)
            return RoundErrors.RecordedSlotsMissing;
        if (material.Plan.SampleShare < 1)
            return RoundErrors.RecordedShare(material.Plan.SampleShare);
        var without = material.Pairs.Where(p => judgments.GetValueOrDefault(p.Id) < 1).Select(p => p.Id).ToList();
        if (without.Count > 0)
            return RoundErrors.RecordedWithout(without.Count, without[0]);
        var most = material.Pairs.Max(p => judgments[p.Id]);
        return material.Annotators.Count < most ? RoundErrors.TooFewRecorded(most, material.Annotators.Count) : null;
    }

    // Any pair may be drawn, found ambiguous or flagged: whoever is needed then must be there from the start.
    private static Problem? RefuseGaps(RoundMaterial material)
    {
        var needed = material.Plan.SampleJudgments;
        var gaps = CoverageRules.Gaps(material.Pairs.Select(p => p.Subject), material.Annotators, needed);
        return gaps.Count == 0 ? null : RoundErrors.TooFewAnnotators(needed, gaps);
    }
}
