using Concave.Datasets.Bag;
using Concave.Datasets.Projections;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The data card after the Hugging Face conventions [D3]: README.md of the delivery, with the front matter that makes
/// the folder loadable and the headings of the official template.
/// </summary>
public static class DataCard
{
    /// <summary>The whole README.md: UTF-8 text without a byte order mark, LF line ends, same input same text.</summary>
    /// <param name="records">What the delivery carries.</param>
    /// <param name="report">Its report.</param>
    /// <param name="projections">The shapes it holds beside <c>preference</c>.</param>
    public static string Render(DeliveryRecords records, QaReport report, IReadOnlyCollection<Projection>? projections = null) => string.Join("\n",
    [
        FrontMatter.Of(records, report, projections ?? [], path => path),
        CardOpening.Of(records, report),
        CardStructure.Of(report, projections ?? []),
        CardCreation.Of(records, report),
        CardLimits.Of(report),
    ]).ReplaceLineEndings("\n");

    /// <summary>The whole data/parquet/README.md: the same configurations over the Parquet files, for loaders take one kind of file a card.</summary>
    /// <inheritdoc cref="Render"/>
    public static string RenderParquet(DeliveryRecords records, QaReport report, IReadOnlyCollection<Projection>? projections = null) => $"""
        {FrontMatter.Of(records, report, projections ?? [], path => ParquetFiles.PathOf(path)[ParquetFiles.Folder.Length..])}
        # {Markdown.Line(report.Header.ProjectTitle)}, batch {report.Header.BatchNumber}, as Parquet

        The configurations of the delivery two folders up, with the same columns, types and rows: `load_dataset("path/to/delivery/data/parquet")`. The card, the report and the proof are there.

        """.ReplaceLineEndings("\n");
}
