using System.Globalization;
using Concave.Data.HandOffs;
using Concave.Ui.Components;
using Concave.Ui.Languages;
using Concave.Ui.Languages.Problems;
using Concave.Ui.Tests.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Concave.Ui.Tests.Languages;

/// <summary>Problems are one English text for programs and records; a page says them in its reader's language.</summary>
public sealed class ProblemSentencesTests
{
    private static readonly string[] Folders = ["src/Base/", "src/Apps/Concave.Studio", "src/Stages/"];

    // Whose problems no page shows.
    private static readonly string[] NotOnPages =
    [
        "src/Base/Concave.Datasets/Bag", "src/Base/Concave.Datasets/Proof", "src/Base/Concave.Datasets/Verify", // a delivery's folder is verified at the prompt
        "src/Base/Concave.Datasets/Auditing/Probe", // answers of a model that are read again
        "src/Stages/1-Scoping/Concave.Scoping/Quoting/PriceFile.cs", "src/Stages/1-Scoping/Concave.Scoping/Quoting/PriceTableRules.cs", // the operator's prices.json
        "src/Stages/3-PreScoring/Concave.PreScoring/Features/CompareOpinions/", // compares files at the prompt
        "src/Stages/3-PreScoring/Concave.PreScoring/Judges/JudgeCatalog.cs", // the operator's judges.json
        "src/Stages/5-Quality/Concave.Quality/Tier1", // evidence in records: RecordedSentences
        "src/Base/Concave.Ui/Languages", // the list itself
        "src/Apps/Concave.Studio/Host/StudioHost.cs", // said at the prompt before the host answers anybody
    ];

    // Sentences in the same files that are no problem's.
    private static readonly string[] Others =
    [
        "The folder for the delivery is not empty.", "Name a new or empty folder.", // a delivery is written to a folder at the prompt
        "{}: \\u201C{}\\u201D {} {}", // what an AI judge doubts of a response, in its own words
        "Sealed as delivery {}.", // a line of the log
        "{}, line {}: {}", // a fault of a delivery's folder
        "pair {}", "{} {}", // where a problem is
        "{}: {} instead of {}", "recorded work without {}", // what a plan is looser in
    ];

    [Fact]
    public void Every_sentence_that_a_problem_is_made_from_is_known()
    {
        var known = ProblemSentences.All.Concat(ProblemPhrases.All).Select(s => Retelling.HasPlace(s) ? ProblemSource.Bare(s) : s).ToHashSet(StringComparer.Ordinal);
        var made = ProblemSource.Sentences(Folders, NotOnPages).ToList();

        Assert.NotEmpty(made);
        var lacking = made.Where(m => !known.Contains(m.Sentence) && !Others.Contains(m.Sentence)).Select(m => $"{m.Path}: {m.Sentence}").Distinct(StringComparer.Ordinal).ToList();
        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
    }

    [Fact]
    public void No_sentence_is_listed_that_no_problem_is_made_from()
    {
        var made = ProblemSource.Literals();
        Assert.Equal([], ProblemSentences.All.Except(IdentityProblems.All, StringComparer.Ordinal).Where(s => !made.Contains(Retelling.HasPlace(s) ? ProblemSource.Bare(s) : s)));
    }

    [Fact]
    public void What_Identity_refuses_is_told() => InHindi(() =>
    {
        IdentityErrorDescriber says = new();
        IdentityError[] refused = [says.PasswordTooShort(12), says.PasswordRequiresUniqueChars(5), says.DuplicateUserName("a.b"), says.InvalidUserName("a b"), says.PasswordMismatch()];
        Assert.All(refused, r => Assert.Matches(@"\p{IsDevanagari}", Speech.ToldProblem(r.Description) ?? r.Description));
    });

    [Theory]
    [InlineData("None of the first rows can be used. Row 3: The field prompt is a number, not text.", "prompt")]
    [InlineData("No row of the file is a prompt that can be used. The first, row 3, prompt: The field prompt is missing or null.", "prompt|null")]
    [InlineData("The guidelines cannot be approved yet; 1 fault stands. The first: brief.title: It is empty. Fill it in.", "brief|title")]
    [InlineData("A batch that is UnderReview cannot become Open.", "")]
    [InlineData("From here it can become: Closing, Destroyed.", "")]
    [InlineData("There is no version with the hash that is asked for.", "")]
    [InlineData("Give more than 0.45, which always saying the same would reach, and less than 1.", "")]
    public void Words_of_ours_in_a_values_place_are_told_too(string english, string names) =>
        InHindi(() => Assert.DoesNotMatch("[A-Za-z]{3}", names.Split('|').Aggregate(Speech.ToldProblem(english)!, (said, n) => n.Length == 0 ? said : said.Replace(n, "", StringComparison.Ordinal))));

    [Fact]
    public void Every_state_of_a_batch_or_project_has_its_word_and_a_criterion_of_that_name_keeps_its_own() => InHindi(() =>
    {
        Assert.Equal(ProblemPhrases.States.Keys.Order(StringComparer.Ordinal), Enum.GetNames<BatchState>().Union(Enum.GetNames<ProjectState>(), StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(ProblemPhrases.OfStates.Except(ProblemSentences.All, StringComparer.Ordinal));
        Assert.Contains("Open", Speech.ToldProblem("Open has no score."), StringComparison.Ordinal);
    });

    [Fact]
    public void No_sentence_has_more_full_stops_than_a_joined_text_is_looked_through_for() =>
        Assert.All(ProblemSentences.All, s => Assert.InRange(s.Split(". ").Length, 1, 4));

    [Fact]
    public void No_sentence_is_listed_twice() => Assert.Distinct(ProblemSentences.All, StringComparer.Ordinal);

    [Fact]
    public void Each_is_found_again_with_its_values_and_by_no_other_shape()
    {
        string[] values = ["v1", "v2", "v3", "v4", "v5"];
        InHindi(() => Assert.All(ProblemSentences.All, s =>
        {
            var english = Retelling.HasPlace(s) ? string.Format(CultureInfo.InvariantCulture, s, values) : s;
            Assert.Equal(Retelling.HasPlace(s) ? Speech.T(s, [.. values]) : Speech.T(s), Speech.ToldProblem(english));
        }));
    }

    [Fact]
    public void Joined_faults_are_told_one_after_the_other_and_only_together() => InHindi(() =>
    {
        Assert.Equal($"{Speech.T("It is empty.")} {Speech.T("Fill it in.")}", Speech.ToldProblem("It is empty. Fill it in."));
        Assert.Equal(Speech.T("This needs the role {0}.", "A. B"), Speech.ToldProblem("This needs the role A. B."));
        Assert.Null(Speech.ToldProblem("It is empty. Somebody's own words."));
        Assert.Null(Speech.ToldProblem(string.Join(' ', Enumerable.Repeat("It is empty.", 2000))));
    });

    [Fact]
    public async Task A_value_is_shown_as_text_and_English_only_where_it_is_not_told()
    {
        RenderFragment Shows(string english) => builder =>
        {
            builder.OpenComponent<Told>(0);
            builder.AddComponentParameter(1, nameof(Told.English), english);
            builder.CloseComponent();
        };
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.All.Single(l => l.Tag == "hi").Culture;
        try
        {
            var hostile = await Shown.Of(Shows("This needs the role <script>{0}</script>."));
            Assert.Contains("&lt;script&gt;{0}&lt;/script&gt;", hostile, StringComparison.Ordinal);
            Assert.DoesNotContain("lang=", hostile, StringComparison.Ordinal);
            Assert.Contains("<span lang=\"en\">Nobody's words.</span>", await Shown.Of(Shows("Nobody's words.")), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal("It is empty.", (await Shown.Of(Shows("It is empty."))).Trim());
    }

    private static void InHindi(Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.All.Single(l => l.Tag == "hi").Culture;
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
