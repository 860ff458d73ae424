namespace Concave.Agreement.Tests;

public sealed class SignTestPlanTests
{
    /// <summary>Computed apart from this library by summing binomial chances.</summary>
    [Theory]
    [InlineData(10, 9, .92)]
    [InlineData(15, 12, .84)]
    [InlineData(20, 15, .80)]
    [InlineData(30, 21, .75)]
    [InlineData(50, 33, .70)]
    [InlineData(100, 61, .65)]
    [InlineData(200, 115, .60)]
    [InlineData(500, 273, .56)]
    public void Needed_hits_and_detectable_shares(int trials, int needed, double share)
    {
        Assert.Equal(needed, SignTestPlan.Needed(trials));
        Assert.Equal(share, SignTestPlan.Detectable(trials).Known, 0.0051);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(49)]
    [InlineData(2_300)]
    public void What_is_needed_is_significant_and_one_less_is_not(int trials)
    {
        var needed = SignTestPlan.Needed(trials)!.Value;

        Assert.True(McNemar.Compare(needed, trials - needed).Exact.Known <= 0.05);
        Assert.True(McNemar.Compare(needed - 1, trials - needed + 1).Exact.Known > 0.05);
    }

    [Fact]
    public void Five_trials_can_never_be_significant()
    {
        Assert.Null(SignTestPlan.Needed(5));
        Assert.Equal(Undefined.Unreachable, SignTestPlan.Detectable(5).Reason);
        Assert.Null(SignTestPlan.Needed(0));
    }
}
