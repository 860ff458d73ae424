using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching.Tests.Exercises;

public sealed class AnswerRulesTests
{
    [Theory]
    [InlineData(SideChoice.Left, Side.ALeft, Choice.A)]
    [InlineData(SideChoice.Left, Side.BLeft, Choice.B)]
    [InlineData(SideChoice.Right, Side.ALeft, Choice.B)]
    [InlineData(SideChoice.Right, Side.BLeft, Choice.A)]
    [InlineData(SideChoice.Tie, Side.BLeft, Choice.Tie)]
    [InlineData(SideChoice.CannotJudge, Side.ALeft, Choice.CannotJudge)]
    public void Sides_of_the_screen_become_the_letters_of_the_pair(SideChoice answer, Side shown, Choice choice) =>
        Assert.Equal(choice, AnswerRules.ChoiceOf(answer, shown));

    [Fact]
    public void An_answer_the_plan_does_not_take_is_refused()
    {
        var plan = new QualityPlan { TiesAllowed = false, CannotJudgeAllowed = false };

        Assert.Equal("answer-not-allowed", AnswerRules.Refuse(SideChoice.Tie, plan)?.Code);
        Assert.Equal("answer-not-allowed", AnswerRules.Refuse(SideChoice.CannotJudge, plan)?.Code);
        Assert.Equal("answer-not-allowed", AnswerRules.Refuse((SideChoice)9, new QualityPlan())?.Code);
        Assert.Null(AnswerRules.Refuse(SideChoice.Left, plan));
        Assert.Null(AnswerRules.Refuse(SideChoice.Tie, new QualityPlan()));
    }
}
