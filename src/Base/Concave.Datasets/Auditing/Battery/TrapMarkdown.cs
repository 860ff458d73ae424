using System.Globalization;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Auditing;

/// <summary>The answers to the traps, for people.</summary>
public static class TrapMarkdown
{
    /// <summary>Markdown with LF line ends; names are shown, never markup.</summary>
    public static string Render(TrapReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        # Susceptibility to agreeable wrong answers

        {report.Answers} answers to traps; {report.Others} judgments of other pairs; {report.SetAside} rows set aside.

        Chose the agreeable wrong response: {FindingRules.Shown(report.Susceptible)}.
        Chose the right one: {FindingRules.Shown(report.Resistant)}.

        {Table("annotator", report.Annotators)}
        {Table("kind of trap", report.ByKind)}
        {Table("language", report.ByLanguage)}
        Intervals are exact (Clopper-Pearson) and take answers as independent; of several people's answers to the same traps
        they say too little. Under 20 answers nothing is said about a person.

        """).ReplaceLineEndings("\n");

    private static string Table(string head, IReadOnlyList<TrapShare> shares) =>
        Markdown.Table([head, "agreeable wrong response chosen", "verdict"], shares.Select(s => new[] { Markdown.Line(s.Name), FindingRules.Shown(s.Susceptible), FindingRules.Words(s.Verdict) }));
}
