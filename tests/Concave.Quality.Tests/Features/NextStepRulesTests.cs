using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.Quality.Tests.Features;

public sealed class NextStepRulesTests
{
    [Theory]
    [InlineData(BatchState.Open, 7, 0, 0, 0, Roles.Annotator, "Judge: 7 judgments still wanted.")]
    [InlineData(BatchState.UnderReview, 0, 2, 5, 0, Roles.Senior, "Settle 2 disagreements in writing.")]
    [InlineData(BatchState.UnderReview, 0, 0, 1, 0, Roles.Engineer, "Check 1 label.")]
    [InlineData(BatchState.Withheld, 0, 0, 0, 0, Roles.Lead, "Find out why and log the root cause.")]
    [InlineData(BatchState.Withheld, 0, 0, 0, 1, Roles.Lead, "Open the batch for another round.")]
    [InlineData(BatchState.Passed, 0, 0, 0, 0, Roles.Lead, "Seal the delivery.")]
    public void The_board_names_who_acts_next(BatchState state, int open, int adjudications, int checks, int causes, Roles who, string what) =>
        Assert.Equal(new NextStep(who, what), NextStepRules.Of(new(state, open, adjudications, checks, causes, Recorded: false)));

    [Fact]
    public void Every_state_has_a_next_step() => Assert.All(Enum.GetValues<BatchState>(), state =>
        Assert.NotEmpty(NextStepRules.Of(new(state, 0, 0, 0, 0, Recorded: true)).What));
}
