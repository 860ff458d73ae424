using System.Globalization;
using System.Text.RegularExpressions;
using Concave.Datasets.Planning;
using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Languages;

namespace Concave.Ui.Tests.Languages;

/// <summary>Sentences that records hold in English are said in the reader's language, with their figures.</summary>
public sealed partial class RetellingTests
{
    // Made of parts that a record joins, or no sentence on their own.
    private static readonly string[] Joined = ["{}.", "{}: {}", "{} was not evaluated: {}", "{} {} {}", " {} ", "{}: {} where at least {} is asked. {}"];

    [Theory]
    [InlineData("12 of 15 hidden judgments of verified pairs were right.", "12", "15")]
    [InlineData("κ 0.612 (95 % interval 0.501 to 0.702) of 210 pairs judged twice; under 0.70 a round is paused.", "0.612", "210", "0.70")]
    [InlineData("Wrong on 9 of 30 (30 %) verified pairs and apart from colleagues on 4 of 20 (20 %); with the others 5.1 % and 7 %.", "9", "30", "30 %", "5.1 %", "7 %")]
    [InlineData("Pooled κ of 160 first, blind judgments of 80 sampled pairs by 6 annotators, before adjudication; 2 answers of cannot judge are left out. Fewer than 200 pairs: read the interval, not the point.", "160", "80", "6", "200")]
    public void Words_are_Hindi_and_figures_stay(string recorded, params string[] figures)
    {
        var said = InHindi(() => Speech.Retold(recorded));
        Assert.DoesNotMatch("[A-Za-z]{3}", said);
        Assert.All(figures, f => Assert.Contains(f, said, StringComparison.Ordinal));
        Assert.Equal(recorded, Speech.Retold(recorded));
    }

    [Theory]
    [InlineData("312 characters written in 4.2 s, reading included; stock phrases: {furthermore}, {delves}; 3 marks of Markdown.", "312", "4.2", "{furthermore}, {delves}", "3")]
    [InlineData("stock phrases: {robust}; 12 marks of Markdown.", "{robust}", "12")]
    public void Signs_of_a_program_are_Hindi_and_what_somebody_wrote_stays(string recorded, params string[] figures)
    {
        var said = InHindi(() => Speech.Retold(recorded));
        Assert.DoesNotMatch("[A-Za-z]{3}", figures.Aggregate(said, (rest, f) => rest.Replace(f, "", StringComparison.Ordinal)));
        Assert.All(figures, f => Assert.Contains(f, said, StringComparison.Ordinal));
        Assert.Equal("Somebody's words; 3 marks of Markdown.", InHindi(() => Speech.Retold("Somebody's words; 3 marks of Markdown.")));
    }

    [Fact]
    public void Why_a_figure_is_undefined_is_Hindi_whatever_the_reason()
    {
        string[] reasons = [.. typeof(Agreement.Undefined).GetFields().Select(f => (string)f.GetRawConstantValue()!)];
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r => Assert.DoesNotMatch("[A-Za-z]{3}", InHindi(() => Speech.Retold($"κ of 12 pairs is undefined: {r}."))));
    }

    [Theory]
    [InlineData(0.82, 1, 0.10)]
    [InlineData(0.82, 8, 0.05)]
    [InlineData(0.99, 1, 0.10)]
    public void What_a_plan_makes_one_think_about_is_Hindi(double skill, int subjects, double gold)
    {
        var warnings = Planner.Answer(new() { Pairs = 1000, Skill = skill, Subjects = subjects, Plan = QualityPlan.HouseStandard with { GoldShare = gold } }).Value!.Warnings;
        Assert.NotEmpty(warnings);
        Assert.All(warnings, w => Assert.DoesNotMatch("[A-Za-z]{3}", Field().Replace(InHindi(() => Speech.Retold(w)), "")));
    }

    [Fact]
    public void Where_a_plan_asks_less_than_the_house_is_Hindi()
    {
        var lines = PlanRules.LooserThanHouse(new()
        {
            MinCriteria = 1,
            MinExamplesPerCriterion = 0,
            PilotKappa = 0,
            PilotPairs = 1,
            CalibrationPairs = 1,
            CalibrationKappa = 0,
            GoldShare = 0,
            GoldAccuracy = 0,
            SampleShare = 0,
            SampleJudgments = 1,
            BorderlineConfidence = 0,
            SpotCheckShare = 0,
            BatchKappa = 0,
            SameFamilyJudge = true,
            Recorded = new("sample", ["rationale"], MajorityResolves: false),
        });

        Assert.Equal(15, lines.Count);
        Assert.All(lines, l => Assert.DoesNotMatch("[A-Za-z]{3}", InHindi(() => Speech.Retold(l)).Replace("rationale", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_sign_that_a_program_wrote_is_known()
    {
        var made = Source.Files(".cs").Where(f => f.Path.EndsWith("MachineWritten.cs", StringComparison.Ordinal))
            .SelectMany(f => Made().Matches(f.Text)).Select(m => Hole().Replace(m.Groups["said"].Value, "{}").Trim())
            .Where(s => s.Any(char.IsLetter) && s[^1] is not '.').ToArray();

        Assert.NotEmpty(made);
        Assert.Equal([], made.Except(RecordedSentences.Signs.Select(s => Hole().Replace(s, "{}")), StringComparer.Ordinal));
    }

    [Fact]
    public void A_reason_names_its_gate_and_what_is_not_ours_stays_as_it_is()
    {
        Assert.DoesNotMatch("[A-Za-z]{3}", InHindi(() => GateWords.Reason("gold_accuracy: 0.8 where at least 0.88 is asked. 12 of 15 hidden judgments of verified pairs were right.")));
        Assert.DoesNotMatch("[A-Za-z]{3}", InHindi(() => GateWords.Reason("pilot was not evaluated: No pilot answer is on record.")));
        Assert.Equal("<b>Somebody's words: 1 of 2</b>", InHindi(() => Speech.Retold("<b>Somebody's words: 1 of 2</b>")));
        Assert.Contains("{0} <script>", InHindi(() => Speech.Retold("It says \"{0} <script>\", which is response A; response B is preferred.")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_that_a_gate_or_tier_1_makes_is_known()
    {
        var made = Source.Files(".cs").Where(f => f.Path.Contains("Tier1", StringComparison.Ordinal) || f.Path.Contains("Pauses", StringComparison.Ordinal) || f.Path.Contains("Reporting/Gates/", StringComparison.Ordinal)
                || f.Path.EndsWith("/PlanWarnings.cs", StringComparison.Ordinal) || f.Path.EndsWith("/Offers.cs", StringComparison.Ordinal))
            .SelectMany(f => Made().Matches(f.Text)).Select(m => Hole().Replace(m.Groups["said"].Value.Replace("\\\"", "\"", StringComparison.Ordinal), "{}").Trim())
            .Where(s => s.Contains(' ', StringComparison.Ordinal) && s[^1] is '.' && !Joined.Contains(s)).Distinct(StringComparer.Ordinal);
        var known = RecordedSentences.All.Select(s => Hole().Replace(s, "{}")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], made.Where(s => !known.Contains(s)));
    }

    private static string InHindi(Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.All.Single(l => l.Tag == "hi").Culture;
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex("""(?<!///.*)\$"(?<said>(?:[^"\\{]|\\.|\{(?:[^{}"]|"[^"]*")*\})*)\x22""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Made();

    [GeneratedRegex("""\{(?:[^{}"]|"[^"]*")*\}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hole();

    // What a plan calls its own figures.
    [GeneratedRegex("(?:calibration_kappa|gold_share|sample_share)", RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
