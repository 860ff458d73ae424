using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Rounds;
using Concave.PreScoring.Routing;
using Concave.PreScoring.Tests.Fixtures;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Concave.PreScoring.Tests.Rounds;

public sealed class RoundDraftTests
{
    private static readonly Gen<byte[]> AnySeed = Gen.Byte.Array[KeyedDraw.SeedLength];

    [Fact]
    public void The_sample_is_exactly_the_share_rounded_up() =>
        Gen.Select(AnySeed, Gen.Int[1, 400], Gen.Double[0.01, 1]).Sample((seed, pairs, share) =>
        {
            var draft = RoundDraft.Make(Material(pairs, 0, QualityPlan.HouseStandard with { SampleShare = share, GoldShare = 0 }), seed, 1);
            return draft.Production.Count(r => r.InSample) == (int)Math.Ceiling((share * pairs) - 1e-9)
                && draft.Production.All(r => r.InSample == (r.Reason == RouteReason.Sample));
        }, iter: 200);

    [Fact]
    public void The_order_book_has_one_row_for_every_planned_judgment() =>
        Gen.Select(AnySeed, Gen.Int[1, 200]).Sample((seed, pairs) =>
        {
            var material = Material(pairs, 40, QualityPlan.HouseStandard);
            var draft = RoundDraft.Make(material, seed, 1);
            var slots = draft.Slots(Guid.Empty, new FakeTimeProvider()).ToList();
            return slots.Count == draft.SlotCount
                && slots.TrueForAll(s => s.OrderKey >= 0 && s.OrderKey == draft.Draw.OrderKey(s.PairId, s.Ordinal))
                && draft.Production.All(r => slots.Where(s => s.PairId == r.Pair).Select(s => s.Ordinal).SequenceEqual(Enumerable.Range(0, r.Slots)));
        }, iter: 100);

    [Fact]
    public void The_order_of_work_is_not_the_order_of_the_file()
    {
        var slots = RoundDraft.Make(Material(200, 40, QualityPlan.HouseStandard), FixedSeeds.Number(1), 1).Slots(Guid.Empty, new FakeTimeProvider()).ToList();

        Assert.NotEqual(slots.Select(s => s.PairId), slots.OrderBy(s => s.OrderKey).Select(s => s.PairId));
        Assert.Equal(slots.Count, slots.Select(s => s.OrderKey).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_draws_the_same_round_and_another_seed_another()
    {
        var material = Material(200, 60, QualityPlan.HouseStandard);
        var (one, again, other) = (RoundDraft.Make(material, FixedSeeds.Number(1), 1), RoundDraft.Make(material, FixedSeeds.Number(1), 1), RoundDraft.Make(material, FixedSeeds.Number(2), 1));

        Assert.Equal(one.Production.Concat(one.Gold), again.Production.Concat(again.Gold));
        Assert.NotEqual(one.Production, other.Production);
        Assert.NotEqual(one.Gold, other.Gold);
    }

    [Fact]
    public void Gold_is_taken_first_from_what_most_of_the_panel_can_read()
    {
        var material = Material(40, 0, QualityPlan.HouseStandard) with
        {
            UnusedGold = [.. Enumerable.Range(0, 60).Select(i => new MaterialPair(Id(2, i), new("general", i % 3 == 0 ? "ta" : "en")))],
            Annotators = [new(Guid.Empty, ["general"], ["en"]), new(Guid.Empty, ["general"], ["en", "ta"])],
        };
        var english = material.UnusedGold.Where(g => g.Subject.Language == "en").Select(g => g.Id).ToHashSet();

        Assert.All(RoundDraft.Make(material, FixedSeeds.Number(1), 1).Gold, g => Assert.Contains(g.Pair, english));
    }

    [Fact]
    public void Gold_that_the_AI_was_asked_about_is_taken_first()
    {
        var material = Material(40, 60, QualityPlan.HouseStandard) with { Provider = "recorded:sample" };
        var asked = material.UnusedGold.Where((_, i) => i % 2 == 0).Select(g => g.Id).ToHashSet();
        var opinions = asked.ToDictionary(g => g, _ => new RoutedOpinion(Choice.A, Choice.A, Worth.AsStated(0.9)));

        Assert.All(RoundDraft.Make(material with { Opinions = opinions }, FixedSeeds.Number(1), 1).Gold, g => Assert.Contains(g.Pair, asked));
    }

    [Fact]
    public void Gold_withholds_the_suggestion_as_often_as_the_sample_does()
    {
        var plan = QualityPlan.HouseStandard with { SampleShare = 0.25 };
        var material = Material(40, 80, plan) with { Provider = "recorded:sample" };
        var opinions = material.Pairs.Concat(material.UnusedGold).ToDictionary(p => p.Id, _ => new RoutedOpinion(Choice.A, Choice.A, Worth.AsStated(0.9)));
        var draft = RoundDraft.Make(material with { Opinions = opinions }, FixedSeeds.Number(3), 1);

        Assert.Equal((30, 15), (draft.Production.Count(r => r.SuggestionShown), draft.Gold.Count(g => g.SuggestionShown)));
        Assert.Equal((40, 20), (draft.Production.Count, draft.Gold.Count));
    }

    [Fact]
    public void The_seed_draws_which_gold_shows_a_wrong_suggestion_and_nothing_else_does()
    {
        var plan = QualityPlan.HouseStandard with { WrongSuggestionShare = 0.4 };
        var basis = Material(40, 80, plan) with { Provider = "recorded:sample", Announced = true };
        var truths = basis.UnusedGold.Select((g, i) => (g.Id, i)).ToDictionary(g => g.Id, g => g.i % 5 == 4 ? Choice.Tie : g.i % 2 == 0 ? Choice.A : Choice.B);
        var opinions = basis.Pairs.Concat(basis.UnusedGold).ToDictionary(p => p.Id, _ => new RoutedOpinion(Choice.A, Choice.A, Worth.AsStated(0.9)));
        var material = basis with { Opinions = opinions, Truths = truths };

        var (draft, plain) = (RoundDraft.Make(material, FixedSeeds.Number(3), 1), RoundDraft.Make(material with { Plan = plan with { WrongSuggestionShare = 0 } }, FixedSeeds.Number(3), 1));

        var drawn = WrongSuggestions.Drawn(new(FixedSeeds.Number(3)), draft.Gold, truths, 0.4);
        Assert.Equal(KeyedDraw.Take(plain.Gold.Count(g => g.SuggestionShown && truths[g.Pair] != Choice.Tie), 0.4), drawn.Count);
        Assert.Equal(drawn.Order(), WrongSuggestions.Drawn(new(FixedSeeds.Number(3)), plain.Gold, truths, 0.4).Order()); // the rule does not read what it changes
        Assert.All(draft.Gold.Where(g => drawn.Contains(g.Pair)), g => Assert.Equal(truths[g.Pair] == Choice.A ? "b" : "a", g.Suggestion));
        Assert.Equal(plain.Gold.Where(g => !drawn.Contains(g.Pair)), draft.Gold.Where(g => !drawn.Contains(g.Pair)));
        Assert.Equal(plain.Production, draft.Production);
        Assert.Equal(drawn.Where(g => truths[g] == Choice.A).Order(), draft.Turned.Order()); // where the AI said B's opposite already, nothing is turned
        Assert.NotEmpty(draft.Turned);
    }

    [Fact]
    public void A_round_with_wrong_suggestions_does_not_open_unannounced()
    {
        var material = Material(40, 80, QualityPlan.HouseStandard with { WrongSuggestionShare = 0.1 });

        Assert.Equal("wrong-suggestions-unannounced", OpeningRules.Refuse(material)?.Code);
        Assert.Null(OpeningRules.Refuse(material with { Announced = true }));
        Assert.Null(OpeningRules.Refuse(material with { Plan = material.Plan with { Suggestion = SuggestionMode.Withheld } })); // nothing is shown, so nothing is wrong
    }

    [Theory]
    [InlineData("response_1 names the year, Response 2 does not.", "response_2 names the year, Response 1 does not.")]
    [InlineData("Response A is longer; response b is right.", "Response B is longer; response a is right.")]
    [InlineData("The first response_10 stays.", "The first response_10 stays.")]
    public void The_explanation_of_a_turned_suggestion_has_the_responses_exchanged(string said, string turned) => Assert.Equal(turned, TurnedExplanation.Exchanged(said));

    [Fact]
    public void The_record_carries_the_digest_of_seed_and_routing()
    {
        var draft = RoundDraft.Make(Material(20, 40, QualityPlan.HouseStandard), FixedSeeds.Number(1), 1);
        var record = draft.Describe(Id(5, 1), Id(6, 1), 1, FixedSeeds.Number(1), DateTimeOffset.UnixEpoch);

        Assert.Equal(Digest.Hex(FixedSeeds.Number(1)), record.SeedDigest);
        Assert.Equal(RecordDigests.Routing(draft.Gold.Concat(draft.Production)), record.RoutingDigest);
        Assert.Equal(record.GoldPool.Order(), record.GoldPool);
    }

    private static RoundMaterial Material(int pairs, int gold, QualityPlan plan) => new()
    {
        ProjectId = Guid.Empty,
        GuidelinesId = Guid.Empty,
        GuidelinesHash = new string('0', 64),
        Plan = plan,
        Pairs = [.. Enumerable.Range(0, pairs).Select(i => new MaterialPair(Id(1, i), new("general", "en")))],
        Provider = "none",
        Opinions = new Dictionary<Guid, RoutedOpinion>(),
        UnusedGold = [.. Enumerable.Range(0, gold).Select(i => new MaterialPair(Id(2, i), new("general", "en")))],
        Annotators = [new(Guid.Empty, ["general"], ["en"]), new(Guid.Empty, ["general"], ["en"])],
        RoundsBefore = 0,
    };

    private static Guid Id(int kind, int number) => new(kind, (short)(number >> 16), (short)number, new byte[8]);
}
