namespace Concave.Kernel.Tests;

public sealed class ResultTests
{
    private static readonly Problem Wrong = new("sample-wrong", ProblemKind.Invalid, "It is wrong.", "Make it right.", "sample.field");

    [Fact]
    public void A_value_is_no_failure_and_a_problem_no_value()
    {
        Result<int> value = 7;
        Result<int> failed = Wrong;

        Assert.Equal((7, null, false), (value.Value, value.Problem, value.Failed));
        Assert.Equal((0, Wrong, true), (failed.Value, failed.Problem, failed.Failed));
    }

    [Fact]
    public void What_follows_a_failure_is_not_tried()
    {
        Result<int> failed = Wrong;
        var tried = 0;
        Result<string> Next(int value)
        {
            tried++;
            return $"{value}";
        }

        Assert.Same(Wrong, failed.Then<string>(Next).Problem);
        Assert.Equal(0, tried);
        Assert.Equal("7", ((Result<int>)7).Then<string>(Next).Value);
        Assert.Same(Wrong, ((Result<int>)7).Then<string>(_ => Wrong).Problem);
    }

    [Fact]
    public void A_problem_reads_as_one_line_with_its_place_first()
    {
        Assert.Equal("sample.field: It is wrong. Make it right.", Wrong.ToString());
        Assert.Equal("It is wrong. Make it right.", (Wrong with { Where = null }).ToString());
    }

    [Fact]
    public void A_role_that_is_not_held_is_refused_and_any_of_several_is_enough()
    {
        var actor = new Actor(Guid.Empty, Roles.Senior | Roles.Client);

        Assert.Null(actor.Refuse(Roles.Lead | Roles.Client));
        Assert.Equal(("role-missing", ProblemKind.Forbidden), actor.Refuse(Roles.Lead) is { } refused ? (refused.Code, refused.Kind) : default);
        Assert.False(actor.Has(Roles.None));
        Assert.NotNull(new Actor(Guid.Empty, Roles.None).Refuse(Roles.Operator));
    }
}
