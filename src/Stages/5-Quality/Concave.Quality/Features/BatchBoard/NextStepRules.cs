using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What a batch waits for, in figures.</summary>
/// <param name="OpenSlots">Judgments that are wanted and not there.</param>
/// <param name="Adjudications">Disagreements that wait for a senior.</param>
/// <param name="SpotChecks">Pairs that wait for the ML-engineering team.</param>
/// <param name="RootCauses">Root causes on record for the current round.</param>
/// <param name="Recorded">True for replayed work, which nobody can judge again.</param>
internal sealed record Waiting(BatchState State, int OpenSlots, int Adjudications, int SpotChecks, int RootCauses, bool Recorded);

/// <summary>Who does what next with a batch.</summary>
/// <param name="Who">The role that acts; none when the system does, or nothing is left to do.</param>
/// <param name="What">One sentence.</param>
public sealed record NextStep(Roles Who, string What);

/// <summary>From where a batch stands to what comes next.</summary>
internal static class NextStepRules
{
    internal static NextStep Of(Waiting waiting) => waiting switch
    {
        { State: BatchState.Planned } => new(Roles.Lead, "Open the batch."),
        { State: BatchState.Open, Recorded: true } => new(Roles.Lead, "Replay the recorded judgments."),
        { State: BatchState.Open } => new(Roles.Annotator, $"Judge: {Count(waiting.OpenSlots, "judgment")} still wanted."),
        { State: BatchState.Judged } => new(Roles.None, "Tier 1 looks at every judgment; this takes a moment."),
        { State: BatchState.UnderReview, Adjudications: > 0 } => new(Roles.Senior, $"Settle {Count(waiting.Adjudications, "disagreement")} in writing."),
        { State: BatchState.UnderReview, SpotChecks: > 0 } => new(Roles.Engineer, $"Check {Count(waiting.SpotChecks, "label")}."),
        { State: BatchState.UnderReview } => new(Roles.None, "The gates are being evaluated; this takes a moment."),
        { State: BatchState.Passed } => new(Roles.Lead, "Seal the delivery."),
        { State: BatchState.Withheld, RootCauses: 0 } => new(Roles.Lead, "Find out why and log the root cause."),
        { State: BatchState.Withheld, Recorded: true } => new(Roles.Lead, "Open the batch for another round and replay a corrected record."),
        { State: BatchState.Withheld } => new(Roles.Lead, "Open the batch for another round."),
        { State: BatchState.Released, RootCauses: > 0 } => new(Roles.Lead, "Open the batch for another round: its delivery is to be corrected."),
        { State: BatchState.Released } => new(Roles.None, "Delivered."),
        _ => throw new ArgumentOutOfRangeException(nameof(waiting), waiting.State, "Not a state."),
    };

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
