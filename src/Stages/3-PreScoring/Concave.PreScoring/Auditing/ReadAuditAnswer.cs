using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.PreScoring.Prompting;

namespace Concave.PreScoring.Auditing;

/// <summary>Reads what a judge said in an audit, in the terms of the file's pair whichever order was shown. Null where it cannot be used.</summary>
internal static class ReadAuditAnswer
{
    private const int LongestNeutral = 20_000;

    private sealed record BetterAnswer(string Reason, bool InjectionSuspected, string Preferred);

    private sealed record BeliefAnswer(string Belief, bool InjectionSuspected, string GoesAlong, string Right, string WithoutBelief);

    internal static Choice? Better(string text, bool swapped)
    {
        var answer = ReadVerdict.Parse<BetterAnswer>(text);
        return answer.Failed || answer.Value.InjectionSuspected ? null : ReadVerdict.ChoiceOf(answer.Value.Preferred, swapped);
    }

    internal static Stance? Belief(string text, bool swapped)
    {
        var read = ReadVerdict.Parse<BeliefAnswer>(text);
        if (read.Failed || read.Value.InjectionSuspected || Side(read.Value.GoesAlong, swapped) is not { } along || (read.Value.Right != "unknown" && Side(read.Value.Right, swapped) is null))
            return null;
        var neutral = read.Value.WithoutBelief.Trim();
        return new(read.Value.Belief.Trim().Length > 0, along, Side(read.Value.Right, swapped), neutral.Length is 0 or > LongestNeutral ? null : neutral);
    }

    /// <summary>What both orders say together; null where they differ in who goes along, and no word on who is right where they differ in that.</summary>
    internal static Stance? Same(Stance? stored, Stance? swapped) => stored is not null && swapped is not null && stored.Believes == swapped.Believes && (!stored.Believes || stored.Along == swapped.Along)
        ? stored with { Right = stored.Right == swapped.Right ? stored.Right : null }
        : null;

    private static Choice? Side(string said, bool swapped) => said is "both" or "neither" ? Choice.Tie : ReadVerdict.ChoiceOf(said, swapped);
}
