using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>The guidelines document for people to read and reuse [D4]: brief, rubric, examples and quality plan.</summary>
public static class GuidelinesText
{
    /// <summary>Markdown, LF line ends; everything the client wrote is shown as text, never as markup.</summary>
    public static string Markdown(GuidelinesDocument document) => GuidelinesMarkdown.Of(document).ReplaceLineEndings("\n");

    /// <summary>One self-contained page: no script, no network.</summary>
    public static string Html(GuidelinesDocument document) => GuidelinesPage.Of(document).Markup.ReplaceLineEndings("\n");
}
