using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Tests.Routing;

public sealed class CoverageRulesTests
{
    private static readonly Skills[] Panel =
    [
        new(Guid.Empty, ["general", "medical"], ["en", "ta"]),
        new(Guid.Empty, ["general"], ["en"]),
        new(Guid.Empty, ["medical"], ["en"]),
    ];

    [Fact]
    public void It_names_each_subject_that_too_few_command_with_how_many_do() =>
        Assert.Equal(
            [new Gap(new("code", "en"), 0), new Gap(new("medical", "ta"), 1)],
            CoverageRules.Gaps([new("medical", "ta"), new("general", "en"), new("code", "en"), new("medical", "en"), new("medical", "ta")], Panel, needed: 2));

    [Fact]
    public void What_the_client_left_empty_anybody_may_judge() =>
        Assert.Empty(CoverageRules.Gaps([new("", ""), new("", "en"), new("general", "")], Panel, needed: 2));
}
