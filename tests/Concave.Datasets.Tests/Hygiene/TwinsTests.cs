using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Tests.Hygiene;

/// <summary>Near repetitions among made texts of random words.</summary>
public sealed class TwinsTests
{
    private readonly Random _random = new(11);

    [Fact]
    public void A_pair_with_few_words_changed_is_found_and_unrelated_ones_are_not()
    {
        var twins = new Twins();
        var pairs = Enumerable.Range(0, 1000).Select(_ => Made()).ToArray();
        foreach (var pair in pairs)
        {
            Assert.Null(twins.Find(PairSketch.Of(pair)));
            twins.Add(PairSketch.Of(pair));
        }

        var found = pairs.Select((pair, i) => twins.Find(PairSketch.Of(Changed(pair, words: 2))) == i ? 1 : 0).Sum();
        Assert.InRange(found, 960, 1000);
        Assert.All(pairs.Select((pair, i) => (pair, i)), p => Assert.Equal(p.i, twins.Find(PairSketch.Of(p.pair with { ResponseA = p.pair.ResponseB, ResponseB = p.pair.ResponseA }))));
    }

    [Fact]
    public void Other_numbers_another_prompt_or_another_response_make_another_pair()
    {
        var twins = new Twins();
        var pair = PairHygieneTests.Pair($"{Text(60)} 12 apples", $"{Text(100)} 12", Text(100));
        twins.Add(PairSketch.Of(pair));

        Assert.Equal(0, twins.Find(PairSketch.Of(pair)));
        Assert.Null(twins.Find(PairSketch.Of(pair with { ResponseA = pair.ResponseA[..^2] + "13" })));
        Assert.Null(twins.Find(PairSketch.Of(pair with { Prompt = [new("user", Text(60))] })));
        Assert.Null(twins.Find(PairSketch.Of(pair with { ResponseA = Text(100) })));
    }

    private ReadPair Made() => PairHygieneTests.Pair(Text(40), Text(120), Text(120));

    private ReadPair Changed(ReadPair pair, int words)
    {
        var all = pair.ResponseA.Split(' ');
        for (var i = 0; i < words; i++)
            all[_random.Next(all.Length)] = "otherwise";
        return pair with { ResponseA = string.Join(' ', all) };
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ =>
        new string([.. Enumerable.Range(0, 2 + _random.Next(8)).Select(_ => (char)('a' + _random.Next(26)))])));
}
