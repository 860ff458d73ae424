using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The data card after the Hugging Face conventions [D3]: README.md of the delivery, with the front matter that makes
/// the folder loadable and the headings of the official template.
/// </summary>
public static class DataCard
{
    /// <summary>The whole README.md: UTF-8 text without a byte order mark, LF line ends, same input same text.</summary>
    public static string Render(DeliveryRecords records, QaReport report) => string.Join("\n",
    [
        FrontMatter.Of(records, report),
        CardOpening.Of(records, report),
        CardStructure.Of(report),
        CardCreation.Of(records, report),
        CardLimits.Of(report),
    ]).ReplaceLineEndings("\n");
}
