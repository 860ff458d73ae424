using Concave.Kernel;

namespace Concave.Scoping.Tests;

public sealed class GuidelinesRulesTests
{
    [Fact]
    public void Sound_guidelines_and_those_of_recorded_work_have_no_fault()
    {
        Assert.Empty(GuidelinesRules.Check(Documents.Sound));
        Assert.Empty(GuidelinesRules.Check(Documents.Recorded));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_rubric_has_four_to_six_criteria(int count, bool sound)
    {
        var document = Documents.Sound with { Rubric = new([.. Enumerable.Range(1, count).Select(i => Documents.Criterion($"criterion_{i}"))]) };
        Assert.Equal(sound ? [] : ["rubric.criteria"], Places(document));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(40, true)]
    public void A_criterion_has_twenty_worked_examples(int count, bool sound)
    {
        var document = Documents.Sound.With(2, c => c with { Examples = [.. Examples(count)] });
        Assert.Equal(sound ? [] : ["rubric.criteria[2].examples"], Places(document));
    }

    [Fact]
    public void A_copy_of_an_example_does_not_count()
    {
        var document = Documents.Sound.With(0, c => c with { Examples = [.. Examples(19), Examples(1).Single()] });
        Assert.Equal(["rubric.criteria[0].examples[19]"], Places(document));
    }

    [Fact]
    public void What_a_stricter_plan_asks_of_the_rubric_counts()
    {
        var document = Documents.Sound with { Plan = new() { MinCriteria = 5, MinExamplesPerCriterion = 21 } };
        Assert.Equal(["rubric.criteria", .. Enumerable.Range(0, 4).Select(i => $"rubric.criteria[{i}].examples")], Places(document));
    }

    [Fact]
    public void Each_fault_of_a_criterion_is_named_by_its_path()
    {
        var document = Documents.Sound.With(1, c => c with
        {
            Key = "Not a key",
            Name = " ",
            Definition = "",
            Anchors = ["1", "2", "", "4"],
            Examples = [.. c.Examples.Skip(1), new("p", "s", " ", "")],
        }).With(3, c => c with { Key = "helpfulness" });

        Assert.Equal(
            [
                "rubric.criteria[1].key", "rubric.criteria[1].name", "rubric.criteria[1].definition", "rubric.criteria[1].anchors", "rubric.criteria[1].anchors[2]",
                "rubric.criteria[1].examples[19].weak", "rubric.criteria[1].examples[19].why", "rubric.criteria[3].key",
            ],
            Places(document));
    }

    [Fact]
    public void Each_fault_of_a_brief_is_named_by_its_path()
    {
        var document = Documents.Sound.With(b => b with
        {
            Title = "",
            TargetUsers = "\t",
            KnownFailureModes = [],
            Domains = ["general", "Medical", "general"],
            Tier = 4,
            Languages = ["en", "EN", "e", "hi-in"],
            Volume = 0,
            Responses = (ResponseSource)9,
        });

        Assert.Equal(
            [
                "brief.title", "brief.target_users", "brief.known_failure_modes", "brief.domains[1]", "brief.domains[2]", "brief.tier",
                "brief.languages[1]", "brief.languages[2]", "brief.languages[3]", "brief.volume", "brief.responses",
            ],
            Places(document));
    }

    [Fact]
    public void Nothing_in_a_list_is_an_empty_entry_and_no_crash()
    {
        var document = Documents.Sound with { Rubric = new([null!, .. Documents.Sound.Rubric.Criteria.Skip(1)]) };
        Assert.Equal(["rubric.criteria[0]", "rubric.criteria[1].examples[0]"], Places(document.With(1, c => c with { Examples = [null!, .. c.Examples] })));
    }

    [Fact]
    public void Recorded_work_says_where_it_is_from_and_names_what_it_lacks_in_known_words()
    {
        var document = Documents.Recorded with { Plan = new() { Recorded = new(" ", ["criterion_scores", "sleep", "gold", "gold"], MajorityResolves: false) } };
        Assert.Equal(["plan.recorded.origin", "plan.recorded.absent_fields[1]", "plan.recorded.absent_fields[3]"], Places(document));
    }

    [Fact]
    public void Faults_say_how_to_mend_them() =>
        Assert.All(
            GuidelinesRules.Check(Documents.Sound with { Rubric = new([]), Plan = new() { BatchKappa = 2, LeaseMinutes = 0 } }),
            fault => Assert.False(string.IsNullOrWhiteSpace(fault.Detail) || string.IsNullOrWhiteSpace(fault.Mend)));

    private static IEnumerable<string?> Places(GuidelinesDocument document) => GuidelinesRules.Check(document).Select(f => f.Where);

    private static IEnumerable<WorkedExample> Examples(int count) =>
        Enumerable.Range(1, count).Select(i => new WorkedExample($"Prompt {i}", $"Strong {i}", $"Weak {i}", $"Why {i}"));
}
