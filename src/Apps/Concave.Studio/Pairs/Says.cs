using Concave.Kernel;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Pairs;

/// <summary>Words of the pages of pairs.</summary>
internal static class Says
{
    internal static string Of(PairState state) => state switch
    {
        PairState.Unbatched => T("in no batch"),
        PairState.Waiting => T("waits for judgments"),
        PairState.Judged => T("judged"),
        PairState.Released => T("released"),
        PairState.Dropped => T("no label released"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    internal static Ui.Components.Tone Tone(PairState state) => state switch
    {
        PairState.Released => Ui.Components.Tone.Good,
        PairState.Dropped => Ui.Components.Tone.Bad,
        PairState.Waiting => Ui.Components.Tone.Waiting,
        _ => Ui.Components.Tone.Plain,
    };

    internal static string Of(PairPurpose purpose) => purpose switch
    {
        PairPurpose.Production => T("production"),
        PairPurpose.Gold => T("gold"),
        PairPurpose.Calibration => T("calibration"),
        PairPurpose.Pilot => T("pilot"),
        PairPurpose.Audit => T("audit"),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
    };

    internal static string Of(Choice choice) => choice switch
    {
        Choice.A => T("A is better"),
        Choice.B => T("B is better"),
        Choice.Tie => T("a tie"),
        Choice.CannotJudge => T("cannot be judged"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Not a choice."),
    };
}
