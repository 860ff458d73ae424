using System.Text;
using System.Xml.Linq;
using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using CsCheck;
using static Concave.Datasets.Tests.Reporting.MadeBatch;

namespace Concave.Datasets.Tests.Reporting;

public sealed class PagesTests
{
    private const string Hostile = "</title><script>alert(1)</script><img src=x onerror='a'>\"\u0000\u202E\r\n---\n# boo [x](javascript:1) `|` {{7*7}}";

    [Fact]
    public void The_report_page_is_well_formed_and_carries_verdict_gates_and_language()
    {
        var page = ReportPage.Render(QaReport.From(Records()));

        var html = Parse(page);
        Assert.Equal("en", html.Attribute("lang")?.Value);
        Assert.Contains("Released: 40 of 40 pairs carry a label. Every gate passed.", page, StringComparison.Ordinal);
        Assert.Equal(7, page.Split("✓ passed").Length - 1);
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "link" or "iframe");
    }

    [Fact]
    public void A_withheld_batch_says_why_in_its_first_lines()
    {
        var records = Records().With(Plan with { BatchKappa = 0.9 });

        Assert.Contains("Withheld.<ul><li><bdi>agreement: ", ReportPage.Render(QaReport.From(records)), StringComparison.Ordinal);
    }

    [Fact]
    public void Simulated_and_looser_work_wears_its_banners_everywhere()
    {
        var records = Records().With(Plan with { BatchKappa = 0.5 });
        records = records with { Annotators = [.. records.Annotators.Select(a => a with { Simulated = true })] };
        var report = QaReport.From(records);

        foreach (var text in new[] { ReportPage.Render(report), DataCard.Render(records, report) })
        {
            Assert.Contains("Simulated.", text, StringComparison.Ordinal);
            Assert.Contains("batch κ: 0.5 instead of 0.72", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hostile_text_is_shown_and_never_obeyed()
    {
        var records = Spoiled(Hostile);
        var report = QaReport.From(records);

        foreach (var page in new[] { ReportPage.Render(report), GuidelinesText.Html(records.Guidelines) })
        {
            Assert.DoesNotContain(Parse(page).Descendants(), e => e.Name.LocalName is "script" or "img");
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        }

        foreach (var text in new[] { DataCard.Render(records, report), GuidelinesText.Markdown(records.Guidelines) })
        {
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n# boo", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u0000', text);
        }
    }

    [Fact]
    public void Any_text_at_all_leaves_the_pages_well_formed() => Gen.String.Sample(
        text =>
        {
            var records = Spoiled(text);
            Parse(ReportPage.Render(QaReport.From(records)));
            Parse(GuidelinesText.Html(records.Guidelines));
        },
        iter: 60);

    [Fact]
    public void The_same_report_gives_the_same_page_after_a_trip_through_json()
    {
        var report = QaReport.From(Records());

        Assert.Equal(ReportPage.Render(report), ReportPage.Render(QaReport.Parse(report.ToJson())));
    }

    [Theory]
    [InlineData(0.71999999, "0.7199")]
    [InlineData(0.72, "0.7200")]
    [InlineData(0.57, "0.5700")]
    [InlineData(-0.00001, "-0.0001")]
    [InlineData(1e-30, "0.0000")]
    [InlineData(82.123456, "82.1234")]
    public void A_figure_is_cut_and_never_rounded_up(double value, string shown) => Assert.Equal(shown, Shown.Cut(value));

    [Fact]
    public void Long_lists_say_how_much_they_leave_out()
    {
        var table = PageTable.Of("Things", ["x"], Enumerable.Range(0, 205).Select(n => PageTable.Row(Html.Of($"{n}")))).Markup;

        Assert.Contains("5 more are in", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_begins_with_front_matter_and_has_the_headings_of_the_template_in_order()
    {
        var card = DataCard.Render(Records(), QaReport.From(Records()));
        string[] headings =
        [
            "# Dataset Card for", "## Dataset Details", "### Dataset Description", "### Dataset Sources", "## Uses", "### Direct Use", "### Out-of-Scope Use",
            "## Dataset Structure", "## Dataset Creation", "### Curation Rationale", "### Source Data", "#### Data Collection and Processing",
            "#### Who are the source data producers?", "### Annotations", "#### Annotation process", "#### Who are the annotators?",
            "#### Personal and Sensitive Information", "## Bias, Risks, and Limitations", "### Recommendations", "## Citation", "## Glossary",
            "## More Information", "## Dataset Card Authors", "## Dataset Card Contact",
        ];

        Assert.StartsWith("---\nlanguage: [\"en\"]\nlicense: other\n", card, StringComparison.Ordinal);
        var places = headings.Select(h => card.IndexOf($"\n{h}", StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain('\r', card);
    }

    [Fact]
    public void The_features_of_the_card_name_every_column_of_the_rows()
    {
        var card = DataCard.Render(Records(), QaReport.From(Records()));

        foreach (var column in Encoding.UTF8.GetString(RowJson.Line(Records().Judgments[0])).Split(",\"").Select(k => k.Split('"')[k[0] == '{' ? 1 : 0]))
            Assert.Contains($"name: {column}", card, StringComparison.Ordinal);
        Assert.Contains("  - name: prompt\n    list:\n    - {name: role, dtype: string}\n    - {name: content, dtype: string}\n", card, StringComparison.Ordinal);
        Assert.Contains("  - name: annotators\n    sequence: string\n", card, StringComparison.Ordinal);
        Assert.Contains("  - {name: strength, dtype: float64}\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_without_rows_is_not_declared()
    {
        var records = Records() with { Verdicts = [] };

        Assert.DoesNotContain("path: data/preference", DataCard.Render(records, QaReport.From(records)), StringComparison.Ordinal);
    }

    [Fact]
    public void Guidelines_carry_anchors_examples_and_the_plan()
    {
        var text = GuidelinesText.Markdown(Records().Guidelines);

        Assert.Contains("| 5 | fully |", text, StringComparison.Ordinal);
        Assert.Contains("- **Weak response:** It is a medicine.", text, StringComparison.Ordinal);
        Assert.Contains("| batch kappa | 0.72 | 0.72 |", text, StringComparison.Ordinal);
    }

    private static XElement Parse(string page) =>
        XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal)
            .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal).Replace("'unsafe-inline'\">", "'unsafe-inline'\"/>", StringComparison.Ordinal)).Root!;

    private static DeliveryRecords Spoiled(string text)
    {
        var records = Records();
        var brief = records.Guidelines.Brief with { Title = text, Purpose = text, TargetUsers = text, KnownFailureModes = [text] };
        Criterion criterion = records.Guidelines.Rubric.Criteria[0] with { Name = text, Definition = text, Anchors = [text], Examples = [new(text, text, text, text)] };
        return records with
        {
            Delivery = records.Delivery with { ProjectTitle = text, ClientName = text },
            Guidelines = records.Guidelines with { Brief = brief, Rubric = new([criterion]) },
            Resolutions = [Adjudication(7, Choice.B) with { Text = text, By = text }],
            Pairs = [.. records.Pairs.Select(p => p with { ExternalId = text, Language = text, TaskType = text })],
            SpotChecks = [Check(1, false) with { Note = text, By = text }],
            RootCauses = [new RootCauseRecord { RootCause = Id(12, 1), Batch = Batch, Round = 1, Cause = text, Annotator = text, Note = text, At = Start }],
        };
    }
}
