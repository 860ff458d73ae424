using Concave.Kernel;

namespace Concave.Quality.Tests.Features;

/// <summary>Which verified pairs are called bad, on simulated answers.</summary>
public sealed class ItemRulesTests
{
    private const int People = 10;
    private const int Pairs = 60;

    [Fact]
    public void A_wrong_key_and_a_split_pair_are_found_and_ordinary_ones_left_alone()
    {
        var (doubted, split, falsely) = (0, 0, 0);
        for (var seed = 1; seed <= 100; seed++)
        {
            var found = ItemRules.Look(Answers(new(seed))).ToDictionary(i => i.Pair, i => i.Finding);
            doubted += found[Id(0)] == ItemFinding.Doubted ? 1 : 0;
            split += found[Id(1)] is ItemFinding.Split or ItemFinding.Doubted ? 1 : 0;
            falsely += Enumerable.Range(2, Pairs - 2).Count(p => found[Id(p)] is ItemFinding.Doubted or ItemFinding.Split or ItemFinding.Reversed);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"wrong keys {doubted}, split pairs {split} of 100; {falsely} of {100 * (Pairs - 2)} ordinary pairs");
        Assert.InRange(doubted, 95, 100);
        Assert.InRange(split, 45, 100); // eight answers are few to tell a coin from 92 %
        Assert.InRange(falsely, 0, 100 * (Pairs - 2) / 200);
    }

    [Fact]
    public void A_pair_that_only_the_weak_get_right_is_reversed()
    {
        List<ItemAnswer> answers = [];
        for (var person = 0; person < 8; person++)
        {
            var weak = person < 4;
            for (var pair = 1; pair <= 40; pair++)
                answers.Add(Said(pair, person, !weak || pair % 5 != 0));
            answers.Add(Said(0, person, weak));
        }

        var item = ItemRules.Look(answers).Single(i => i.Pair == Id(0));

        Assert.InRange(item.Discrimination!.Value, -0.2, -0.1);
        Assert.Contains(item.Finding, new[] { ItemFinding.Reversed, ItemFinding.Split });
    }

    [Fact]
    public void Three_answers_say_nothing_and_no_answer_is_no_item()
    {
        Assert.Equal(ItemFinding.TooFew, Assert.Single(ItemRules.Look([Said(0, 0, false), Said(0, 1, false), Said(0, 2, false)])).Finding);
        Assert.Empty(ItemRules.Look([]));
    }

    [Theory]
    [InlineData(26, 0, PassState.Confirmed, 26)]
    [InlineData(25, 0, PassState.Provisional, 25)]
    [InlineData(0, 4, PassState.NotConfirmed, 4)]
    [InlineData(40, 10, PassState.Confirmed, 26)] // decided is decided
    [InlineData(0, 0, PassState.Provisional, 0)]
    public void A_pass_is_confirmed_by_26_right_answers_running_and_refuted_by_4_wrong_ones(int right, int wrong, PassState state, int items) =>
        Assert.Equal(new LivePass(state, items), LivePass.Of(QualityPlan.HouseStandard, [.. Enumerable.Repeat(true, right), .. Enumerable.Repeat(false, wrong)]));

    // Pair 0 has a wrong key, pair 1 is a coin's throw, the others are ordinary.
    private static List<ItemAnswer> Answers(Random random) =>
    [
        .. from person in Enumerable.Range(0, People)
           from pair in Enumerable.Range(0, Pairs)
           where pair < 2 || random.NextDouble() < 0.8
           select Said(pair, person, random.NextDouble() < (pair switch { 0 => 0.08, 1 => 0.5, _ => 0.88 + (0.008 * person) })),
    ];

    private static ItemAnswer Said(int pair, int person, bool right) => new(Id(pair), Id(1000 + person), right ? Choice.A : Choice.B, right);

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
}
