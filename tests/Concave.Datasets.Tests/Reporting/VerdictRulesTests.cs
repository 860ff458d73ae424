using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using CsCheck;
using static Concave.Datasets.Tests.Reporting.MadeBatch;

namespace Concave.Datasets.Tests.Reporting;

public sealed class VerdictRulesTests
{
    private static readonly QualityPlan Majority = new() { Recorded = new("a record", ["adjudication"], MajorityResolves: true) };

    [Fact]
    public void One_judgment_is_a_single_and_the_label_rests_on_it()
    {
        var verdict = Decide([Judged(1, "ann-a", Choice.A, RouteReason.Single)]);

        Assert.Equal((true, Choice.A, "single"), (verdict.Released, verdict.Choice, verdict.Basis));
        Assert.Equal([Judged(1, "ann-a", Choice.A, RouteReason.Single).Judgment], verdict.Evidence);
    }

    [Fact]
    public void Two_who_agree_make_an_agreement() => Assert.Equal("agreement", Decide(Two(Choice.B, Choice.B)).Basis);

    [Theory]
    [InlineData(Choice.A, Choice.B)]
    [InlineData(Choice.A, Choice.Tie)]
    [InlineData(Choice.A, Choice.CannotJudge)]
    public void Two_who_disagree_release_nothing_until_somebody_resolves_it(Choice first, Choice second)
    {
        var open = Decide(Two(first, second));

        Assert.Equal((false, Choice.CannotJudge, "unresolved"), (open.Released, open.Choice, open.Basis));
        Assert.Equal("adjudication", Decide(Two(first, second), [Adjudication(1, Choice.A)]).Basis);
    }

    [Fact]
    public void An_adjudicated_label_rests_on_the_judgments_that_share_it_and_on_the_resolution()
    {
        var verdict = Decide(Two(Choice.A, Choice.B), [Adjudication(1, Choice.B)]);

        Assert.Equal([Two(Choice.A, Choice.B)[1].Judgment, Adjudication(1, Choice.B).Resolution], verdict.Evidence);
    }

    [Theory]
    [InlineData(Choice.Tie, "tie")]
    [InlineData(Choice.CannotJudge, "cannot_judge")]
    public void A_tie_or_no_answer_is_a_verdict_that_releases_nothing(Choice choice, string basis)
    {
        var verdict = Decide(Two(choice, choice));

        Assert.Equal((false, choice, basis), (verdict.Released, verdict.Choice, verdict.Basis));
    }

    [Fact]
    public void The_later_adjudication_supersedes_the_earlier_one()
    {
        var later = Adjudication(1, Choice.A) with { Resolution = Id(6, 99), At = Start.AddHours(5) };

        Assert.Equal(Choice.A, Decide(Two(Choice.A, Choice.B), [later, Adjudication(1, Choice.B)]).Choice);
    }

    [Fact]
    public void Tier_three_has_the_last_word_over_an_adjudication()
    {
        var word = Adjudication(1, Choice.B) with { Resolution = Id(6, 98), Kind = ResolutionKind.SpotCheck, At = Start };

        var verdict = Decide(Two(Choice.A, Choice.A), [Adjudication(1, Choice.A), word], [Check(1, confirmed: false)]);

        Assert.Equal((Choice.B, "spot_check"), (verdict.Choice, verdict.Basis));
    }

    [Fact]
    public void A_label_that_tier_three_overturned_does_not_stand_on_its_own_again()
    {
        Assert.Equal("unresolved", Decide(Two(Choice.A, Choice.A), [], [Check(1, confirmed: false)]).Basis);
        Assert.Equal("unresolved", Decide(Two(Choice.A, Choice.B), [Adjudication(1, Choice.A)], [Check(1, confirmed: false)]).Basis);
        Assert.Equal("agreement", Decide(Two(Choice.A, Choice.A), [], [Check(1, confirmed: false), Check(1, confirmed: true, hour: 4)]).Basis);
    }

    [Fact]
    public void A_majority_counts_only_where_the_plan_says_so_and_three_voted()
    {
        JudgmentRecord[] three = [.. Two(Choice.A, Choice.B), Judged(1, "ann-c", Choice.B, RouteReason.Recorded)];

        Assert.Equal((true, Choice.B, "majority"), Shape(Decide(three, plan: Majority)));
        Assert.Equal("unresolved", Decide(three).Basis);
        Assert.Equal("unresolved", Decide(Two(Choice.A, Choice.B), plan: Majority).Basis);
    }

    [Fact]
    public void Three_different_answers_have_no_majority()
    {
        JudgmentRecord[] three = [.. Two(Choice.A, Choice.B), Judged(1, "ann-c", Choice.Tie, RouteReason.Recorded)];

        Assert.Equal("unresolved", Decide(three, plan: Majority).Basis);
    }

    [Fact]
    public void A_majority_row_that_the_votes_do_not_bear_out_changes_nothing()
    {
        var forged = Adjudication(1, Choice.A) with { Kind = ResolutionKind.Majority };

        Assert.Equal("unresolved", Decide(Two(Choice.A, Choice.B), [forged], plan: Majority).Basis);
    }

    [Fact]
    public void Nobody_votes_twice()
    {
        var second = Judged(1, "ann-a", Choice.B, RouteReason.Single, minute: 30) with { Judgment = Id(5, 4000) };

        Assert.Equal((true, Choice.A, "single"), Shape(Decide([second, Judged(1, "ann-a", Choice.A, RouteReason.Single)])));
    }

    [Fact]
    public void Nothing_said_is_unresolved() => Assert.Equal((false, Choice.CannotJudge, "unresolved"), Shape(Decide([])));

    [Fact]
    public void The_order_of_the_rows_does_not_matter_and_only_a_preference_is_released() =>
        Gen.Select(Gen.Enum<Choice>().Array[0, 3], Gen.Bool, Gen.Bool).Sample((choices, settle, overturn) =>
        {
            JudgmentRecord[] said = [.. choices.Select((c, i) => Judged(1, Names[i], c, RouteReason.Recorded, minute: i))];
            ResolutionRecord[] resolutions = settle ? [Adjudication(1, Choice.B)] : [];
            SpotCheckRecord[] checks = overturn ? [Check(1, confirmed: false)] : [];
            var verdict = Decide(said, resolutions, checks, Majority);
            Assert.Equal(verdict.Released, verdict.Choice is Choice.A or Choice.B);
            Assert.Equal(verdict.Evidence, Decide([.. said.Reverse()], resolutions, checks, Majority).Evidence);
        });

    private static JudgmentRecord[] Two(Choice first, Choice second) =>
        [Judged(1, "ann-a", first, RouteReason.Sample), Judged(1, "ann-b", second, RouteReason.Sample, minute: 1)];

    private static (bool, Choice, string) Shape(VerdictRecord verdict) => (verdict.Released, verdict.Choice, verdict.Basis);

    private static VerdictRecord Decide(
        JudgmentRecord[] judgments, ResolutionRecord[]? resolutions = null, SpotCheckRecord[]? checks = null, QualityPlan? plan = null) =>
        VerdictRules.Decide(new()
        {
            Batch = Batch,
            Round = 1,
            Pair = PairId(1),
            Judgments = judgments,
            Resolutions = resolutions ?? [],
            SpotChecks = checks ?? [],
            Plan = plan ?? new(),
        });
}
