using System.Xml.Linq;
using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Verify;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>The report page in its other languages: the same figures, and no fixed sentence left in English.</summary>
public sealed class PageWordsTests
{
    public static TheoryData<string> Languages => [.. PageWords.Others.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_sentence_is_lacking_on_reports_of_many_kinds(string language)
    {
        var words = PageWords.Others[language];
        HashSet<string> lacking = new(StringComparer.Ordinal);
        words.Lacking = lacking;
        foreach (var records in Kinds())
            ReportPage.Render(QaReport.From(records), words);
        words.Lacking = null;

        Assert.Equal([], lacking);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Both_pages_show_the_same_figures_in_the_same_order(string language)
    {
        var report = QaReport.From(RandomBatch.Of(2));
        var (english, other) = (Cells(ReportPage.Render(report)), Cells(ReportPage.Render(report, language)));

        Assert.Equal(english, other);
        Assert.Contains($"<html lang=\"{language}\">", ReportPage.Render(report, language), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_stand_where_the_language_wants_them_and_are_never_taken_for_places()
    {
        var hindi = PageWords.Others["hi"];

        Assert.Equal("{1} &lt;b&gt; के लिए, x को y द्वारा तैयार। डिलीवरी z, चक्र 2।", hindi.Say($"For {"{1} <b>"}, made {"x"} by {"y"}. Delivery {"z"}, round {2}.").Markup);
        Assert.Equal("not a sentence of ours {0}", hindi.Say($"not a sentence of ours {"{0}"}").Markup);
    }

    [Fact]
    public void A_language_that_is_not_there_is_shown_in_English()
    {
        var report = QaReport.From(MadeBatch.Records());

        Assert.Equal(["en", "hi"], ReportPage.Languages);
        Assert.Equal(ReportPage.Render(report), ReportPage.Render(report, "xx"));
    }

    private static IEnumerable<DeliveryRecords> Kinds() =>
    [
        .. Enumerable.Range(0, 24).Select(RandomBatch.Of),
        MadeBatch.Records(),
        MadeBatch.Records() with { Verdicts = [], Judgments = [], SpotChecks = [], CalibrationAnswers = [], PilotAnswers = [] },
        MadeBatch.Records() with { Verdicts = [.. MadeBatch.Records().Verdicts.Select(v => v with { Released = false, Choice = Kernel.Choice.Tie, Basis = "tie" })] },
    ];

    // Cells of tables that hold figures, not words.
    private static string[] Cells(string page) =>
    [
        .. XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal)
                .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal)
                .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal).Replace("'unsafe-inline'\">", "'unsafe-inline'\"/>", StringComparison.Ordinal))
            .Descendants("td").Select(c => c.Value).Where(c => double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out _)),
    ];
}
