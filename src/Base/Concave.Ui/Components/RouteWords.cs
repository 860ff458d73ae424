using Concave.Kernel.Records;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Components;

/// <summary>Why a pair is judged by as many people as it is, in words.</summary>
public static class RouteWords
{
    public static string Of(RouteReason reason) => reason switch
    {
        RouteReason.Single => T("one judgment"),
        RouteReason.Sample => T("random sample"),
        RouteReason.Borderline => T("the AI was unsure"),
        RouteReason.Inconsistent => T("the AI changed its mind when the responses changed places"),
        RouteReason.Refused => T("the AI declined to judge"),
        RouteReason.Unparseable => T("the AI's answers could not be used"),
        RouteReason.Suspicious => T("a text of the pair speaks to whoever judges it"),
        RouteReason.Ambiguous => T("called ambiguous"),
        RouteReason.Flagged => T("flagged by tier 1"),
        RouteReason.Recorded => T("recorded elsewhere"),
        RouteReason.Gold => T("gold"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
