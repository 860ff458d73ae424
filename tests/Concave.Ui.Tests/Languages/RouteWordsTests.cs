using Concave.Kernel.Records;
using Concave.Ui.Components;

namespace Concave.Ui.Tests.Languages;

/// <summary>Every reason a pair can be routed for has words of its own.</summary>
public sealed class RouteWordsTests
{
    [Fact]
    public void No_reason_is_without_words_and_no_two_share_them() =>
        Assert.Distinct(Enum.GetValues<RouteReason>().Select(RouteWords.Of), StringComparer.Ordinal);
}
