using System.Globalization;
using Concave.Matching.Panel;

namespace Concave.Matching;

/// <summary>A broken term, for the lead.</summary>
/// <param name="Day">UTC day, yyyy-MM-dd.</param>
/// <param name="Figure">Hours waited, judgments that day, or share of verified pairs judged right.</param>
/// <param name="Agreed">What was agreed, in the same unit.</param>
/// <param name="Sentence">The alert in words.</param>
public sealed record SlaAlertView(Guid AnnotatorId, string Name, SlaTerm Term, string Day, double Figure, double Agreed, string Sentence);

/// <summary>Every alert of a project, newest first.</summary>
public sealed record SlaAlerts(IReadOnlyList<SlaAlertView> Alerts)
{
    internal static SlaAlerts Of(IEnumerable<SlaAlert> alerts, IReadOnlyList<Expert> experts)
    {
        var names = experts.ToDictionary(e => e.Profile.AnnotatorId, e => e.Profile.DisplayName);
        return new([.. alerts.OrderByDescending(a => a.Day, StringComparer.Ordinal).ThenBy(a => names[a.AnnotatorId], StringComparer.Ordinal).ThenBy(a => a.Term)
            .Select(a => new SlaAlertView(a.AnnotatorId, names[a.AnnotatorId], a.Term, a.Day, a.Figure, a.Agreed, Sentence(a, names[a.AnnotatorId])))]);
    }

    private static string Sentence(SlaAlert alert, string name) => alert.Term switch
    {
        SlaTerm.Turnaround => Text($"{name} let open work wait {alert.Figure:0.#} hours; agreed are {alert.Agreed:0}."),
        SlaTerm.DailyVolume => Text($"{name} judged {alert.Figure:0} pairs on {alert.Day}; agreed are {alert.Agreed:0}."),
        SlaTerm.GoldAccuracy => Text($"{name} judged {100 * alert.Figure:0.0} % of the verified pairs right; agreed are {100 * alert.Agreed:0.0} %."),
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.Term, "An unknown term."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
