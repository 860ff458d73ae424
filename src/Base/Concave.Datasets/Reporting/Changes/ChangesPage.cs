using System.Globalization;
using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>The difference report for people, as Markdown.</summary>
public static class ChangesPage
{
    private const string None = "n/a";

    public static string Render(DeliveryChanges changes)
    {
        var page = new StringBuilder();
        page.Append(Text.Of($"# What changed\n\nThis delivery ({changes.Delivery:D}, round {changes.Round}) supersedes delivery {changes.Supersedes.Delivery:D} (round {changes.Supersedes.Round}), "));
        page.Append(Text.Of($"whose tag manifest has the SHA-256 `{changes.Supersedes.BagDigest}`. That delivery is unchanged and verifies as before. All figures here follow from `changes.json`.\n\n"));
        page.Append("## Why\n\n").Append(string.Concat(changes.RootCauses.Select(c => $"- {Markdown.Line(c.Cause)}: {Markdown.Line(c.Note)}\n")));
        page.Append("\n## Labels\n\n").Append(Markdown.Table(["same", "turned", "added", "removed", "withheld for another reason"], [Counts(changes.Counts)]));
        if (changes.Labels.Count > 0)
            page.Append('\n').Append(Markdown.Table(["pair", "external id", "was", "is"], changes.Labels.Select(l => new[] { $"{l.Pair:D}", Markdown.Line(l.ExternalId), Said(l.WasReleased, l.Was), Said(l.IsReleased, l.Is) })));
        page.Append("\n## Gates\n\n").Append(Markdown.Table(["gate", "threshold", "was", "is"], changes.Gates.Select(g => new[] { Markdown.Line(g.Gate), Number(g.Threshold), Number(g.Was), Number(g.Is) })));
        return page.ToString();
    }

    private static string[] Counts(LabelCounts counts) =>
        [.. new[] { counts.Same, counts.Turned, counts.Added, counts.Removed, counts.OtherReason }.Select(n => n.ToString(CultureInfo.InvariantCulture))];

    private static string Said(bool released, string label) => released ? label : $"withheld: {Markdown.Line(label)}";

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? None;
}
