using Concave.Kernel;

namespace Concave.Matching.Exercises;

/// <summary>From sides of the screen to the pair's own terms.</summary>
internal static class AnswerRules
{
    internal static Problem? Refuse(SideChoice answer, QualityPlan plan) => answer switch
    {
        SideChoice.Left or SideChoice.Right => null,
        SideChoice.Tie => plan.TiesAllowed ? null : ExerciseErrors.AnswerNotAllowed("tie"),
        SideChoice.CannotJudge => plan.CannotJudgeAllowed ? null : ExerciseErrors.AnswerNotAllowed("cannot judge"),
        _ => ExerciseErrors.AnswerNotAllowed("this number"),
    };

    internal static Choice ChoiceOf(SideChoice answer, Side shown) => (answer, shown) switch
    {
        (SideChoice.Left, Side.ALeft) or (SideChoice.Right, Side.BLeft) => Choice.A,
        (SideChoice.Left, Side.BLeft) or (SideChoice.Right, Side.ALeft) => Choice.B,
        (SideChoice.Tie, _) => Choice.Tie,
        (SideChoice.CannotJudge, _) => Choice.CannotJudge,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, $"No response stands there when the sides are {shown}."),
    };
}
