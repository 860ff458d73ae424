using Concave.Data.HandOffs;
using Concave.Kernel;
using static Concave.Ui.Languages.Speech;

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
        { State: BatchState.Planned } => new(Roles.Lead, T("Open the batch.")),
        { State: BatchState.Open, Recorded: true } => new(Roles.Lead, T("Replay the recorded judgments.")),
        { State: BatchState.Open } => new(Roles.Annotator, waiting.OpenSlots == 1 ? T("Judge: 1 judgment still wanted.") : T("Judge: {0} judgments still wanted.", waiting.OpenSlots)),
        { State: BatchState.Judged } => new(Roles.None, T("Tier 1 looks at every judgment; this takes a moment.")),
        { State: BatchState.UnderReview, Adjudications: > 0 } => new(Roles.Senior, waiting.Adjudications == 1 ? T("Settle 1 disagreement in writing.") : T("Settle {0} disagreements in writing.", waiting.Adjudications)),
        { State: BatchState.UnderReview, SpotChecks: > 0 } => new(Roles.Engineer, waiting.SpotChecks == 1 ? T("Check 1 label.") : T("Check {0} labels.", waiting.SpotChecks)),
        { State: BatchState.UnderReview } => new(Roles.None, T("The gates are being evaluated; this takes a moment.")),
        { State: BatchState.Passed } => new(Roles.Lead, T("Seal the delivery.")),
        { State: BatchState.Withheld, RootCauses: 0 } => new(Roles.Lead, T("Find out why and log the root cause.")),
        { State: BatchState.Withheld, Recorded: true } => new(Roles.Lead, T("Open the batch for another round and replay a corrected record.")),
        { State: BatchState.Withheld } => new(Roles.Lead, T("Open the batch for another round.")),
        { State: BatchState.Released, RootCauses: > 0 } => new(Roles.Lead, T("Open the batch for another round: its delivery is to be corrected.")),
        { State: BatchState.Released } => new(Roles.None, T("Delivered.")),
        _ => throw new ArgumentOutOfRangeException(nameof(waiting), waiting.State, "Not a state."),
    };
}
