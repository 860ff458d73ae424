using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Routing;
using CsCheck;

namespace Concave.PreScoring.Tests.Routing;

public sealed class RoutingRulesTests
{
    private static readonly QualityPlan Plan = QualityPlan.HouseStandard;
    private static readonly Guid Pair = Guid.Parse("01920000-0000-7000-8000-000000000001");

    private static readonly Choice?[] Verdicts = [null, Choice.A, Choice.B, Choice.Tie, Choice.CannotJudge];

    private static readonly Gen<RoutedOpinion> AnyOpinion =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Double[-0.2, 1]).Select((stored, swapped, confidence) =>
            new RoutedOpinion(Verdicts[stored], Verdicts[swapped], Worth.AsStated(confidence < 0 ? null : confidence)));

    [Theory]
    [InlineData(OpinionState.Suspicious, RouteReason.Suspicious)]
    [InlineData(OpinionState.Refused, RouteReason.Refused)]
    [InlineData(OpinionState.Unparseable, RouteReason.Unparseable)]
    public void An_opinion_that_is_not_sound_never_routes_like_a_good_one(OpinionState state, RouteReason expected)
    {
        foreach (var swapped in new Choice?[] { Choice.A, Choice.B, null })
        {
            var routed = RoutingRules.Route(Pair, inSample: false, new(Choice.A, swapped, Worth.AsStated(1), state), "m", QualityPlan.HouseStandard);

            Assert.Equal((expected, 2, "none", false), (routed.Reason, routed.Slots, routed.Suggestion, routed.SuggestionShown));
        }
    }

    [Fact]
    public void Until_somebody_knows_what_a_confidence_is_worth_every_pair_is_borderline()
    {
        Assert.Equal(new Worth("none", 1, null, null), Calibration.None.Of("en", 1));
        Assert.Equal(new Worth("as_stated", 0.9, 0.9, 0), Calibration.AsStated.Of("en", 0.9));
        Assert.Equal(RouteReason.Borderline, RoutingRules.OwnReason(new(Choice.A, Choice.A, Calibration.None.Of("en", 1)), "m", QualityPlan.HouseStandard));
    }

    [Theory]
    [InlineData(Choice.A, Choice.A, 0.75, RouteReason.Single)]
    [InlineData(Choice.Tie, Choice.Tie, 1.0, RouteReason.Single)]
    [InlineData(Choice.A, Choice.A, 0.7499, RouteReason.Borderline)]
    [InlineData(Choice.A, Choice.A, null, RouteReason.Borderline)]
    [InlineData(Choice.A, null, 0.99, RouteReason.Borderline)]
    [InlineData(null, Choice.A, 0.99, RouteReason.Borderline)]
    [InlineData(null, null, null, RouteReason.Borderline)]
    [InlineData(Choice.CannotJudge, Choice.CannotJudge, 0.99, RouteReason.Borderline)]
    [InlineData(Choice.A, Choice.B, 0.99, RouteReason.Inconsistent)]
    [InlineData(Choice.A, Choice.Tie, 0.2, RouteReason.Inconsistent)]
    public void The_opinion_decides_who_needs_a_second_person(Choice? stored, Choice? swapped, double? confidence, RouteReason expected)
    {
        var routed = RoutingRules.Route(Pair, inSample: false, new(stored, swapped, Worth.AsStated(confidence)), "recorded:sample", Plan);

        Assert.Equal(expected, routed.Reason);
        Assert.Equal(expected == RouteReason.Single ? 1 : 2, routed.Slots);
    }

    [Fact]
    public void Without_an_AI_a_pair_outside_the_sample_has_one_judgment_and_no_suggestion()
    {
        var routed = RoutingRules.Route(Pair, inSample: false, RoutedOpinion.None, "none", Plan);

        Assert.Equal(
            new RoutingRecord { Pair = Pair, Slots = 1, Reason = RouteReason.Single, InSample = false, SuggestionShown = false, Provider = "none", Suggestion = "none", Calibration = "none", StatedConfidence = -1, Confidence = -1, Threshold = -1, Consistent = "not_asked" },
            routed);
    }

    [Fact]
    public void The_sample_comes_before_every_other_reason_and_keeps_the_opinion_without_showing_it()
    {
        var routed = RoutingRules.Route(Pair, inSample: true, new(Choice.B, Choice.B, Worth.AsStated(0.3)), "recorded:sample", Plan with { SampleJudgments = 3 });

        Assert.Equal((RouteReason.Sample, 3, true, false), (routed.Reason, routed.Slots, routed.InSample, routed.SuggestionShown));
        Assert.Equal(("b", 0.3, "yes"), (routed.Suggestion, routed.Confidence, routed.Consistent));
    }

    [Fact]
    public void An_opinion_that_contradicts_itself_suggests_nothing()
    {
        var routed = RoutingRules.Route(Pair, inSample: false, new(Choice.A, Choice.B, Worth.AsStated(0.9)), "recorded:sample", Plan);

        Assert.Equal(("none", "no", false), (routed.Suggestion, routed.Consistent, routed.SuggestionShown));
    }

    [Fact]
    public void A_tie_is_no_suggestion_where_the_plan_allows_none()
    {
        var routed = RoutingRules.Route(Pair, inSample: false, new(Choice.Tie, Choice.Tie, Worth.AsStated(0.9)), "recorded:sample", Plan with { TiesAllowed = false });

        Assert.Equal(("none", RouteReason.Borderline), (routed.Suggestion, routed.Reason));
    }

    [Fact]
    public void Recorded_work_has_the_slots_of_its_record_and_is_all_sample()
    {
        var routed = RoutingRules.RouteRecorded(Pair, judgments: 3, new(Choice.A, null, Worth.AsStated(null)), "recorded:gpt-3.5", Plan);

        Assert.Equal((RouteReason.Recorded, 3, true, false), (routed.Reason, routed.Slots, routed.InSample, routed.SuggestionShown));
        Assert.Equal(("a", -1.0, "not_asked"), (routed.Suggestion, routed.Confidence, routed.Consistent));
    }

    [Fact]
    public void The_suggestion_is_withheld_from_the_sample_and_from_nothing_else_that_has_one() =>
        AnyOpinion.Select(Gen.Bool).Sample((opinion, sampled) =>
        {
            var routed = RoutingRules.Route(Pair, sampled, opinion, "recorded:sample", Plan);
            return routed.SuggestionShown == (!sampled && routed.Suggestion != "none");
        });

    [Fact]
    public void One_judgment_is_enough_only_for_a_confident_and_consistent_opinion() =>
        AnyOpinion.Sample(opinion =>
        {
            var routed = RoutingRules.Route(Pair, inSample: false, opinion, "recorded:sample", Plan);
            return (routed.Slots == 1) == (routed is { Consistent: "yes", Suggestion: not "none", Confidence: >= 0.75 });
        });

    [Fact]
    public void Gold_shows_the_suggestion_on_the_same_terms_as_other_pairs() =>
        AnyOpinion.Select(Gen.Bool).Sample((opinion, withheld) =>
        {
            var gold = RoutingRules.RouteGold(Pair, withheld, opinion, "recorded:sample", Plan);
            var ordinary = RoutingRules.Route(Pair, withheld, opinion, "recorded:sample", Plan);
            return gold is { Reason: RouteReason.Gold, InSample: false } && gold.SuggestionShown == ordinary.SuggestionShown && gold.Suggestion == ordinary.Suggestion;
        });
}
