using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>The guidelines as one page.</summary>
internal static class GuidelinesPage
{
    internal static Html Of(GuidelinesDocument document)
    {
        var brief = document.Brief;
        return Html.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Guidelines: {brief.Title}</title>{PageStyle.Element}</head>
            <body><main>
            <h1>Guidelines: {Html.Said(brief.Title)}</h1>
            <h2>Brief</h2>
            {PageTable.Of("Brief", ["", ""], [
                Line("Purpose of the model", brief.Purpose), Line("Target users", brief.TargetUsers), Line("Known failure modes", string.Join("; ", brief.KnownFailureModes)),
                Line("Domains", string.Join(", ", brief.Domains)), Line("Languages", string.Join(", ", brief.Languages)), Line("Tier", Text.Of($"{brief.Tier}")), Line("Pairs planned", Text.Of($"{brief.Volume}"))])}
            <h2>Rubric</h2>
            {document.Rubric.Criteria.Select(Criterion)}
            <h2>Quality plan</h2>
            {PageThresholds.Table(document.Plan, PageWords.English)}
            {(document.Plan.Recorded is { } recorded ? Html.Of($"<p>Recorded work. Origin: {Html.Said(recorded.Origin)}. Never recorded: {string.Join(", ", recorded.AbsentFields)}.</p>") : Html.None)}
            </main></body></html>

            """);
    }

    private static Html Criterion(Criterion criterion) => Html.Of($"""
        <h3>{Html.Said(criterion.Name)} <code>{criterion.Key}</code></h3>
        <p>{Html.Said(criterion.Definition)}</p>
        {PageTable.Of("What each score means", ["score", "meaning"], criterion.Anchors.Select((anchor, i) => PageTable.Row(Html.Of($"{i + 1}"), Html.Said(anchor))))}
        {criterion.Examples.Select(Example)}

        """);

    private static Html Example(WorkedExample example, int index) => Html.Of($"""
        <h4>Example {index + 1}</h4>
        {PageTable.Of("Worked example", ["", ""], [Line("Prompt", example.Prompt), Line("Strong", example.Strong), Line("Weak", example.Weak), Line("Why", example.Why)])}

        """);

    private static Html Line(string name, string text) => PageTable.Row(PageTable.Cell(name), Html.Said(text));
}
