using System.Globalization;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>The probe on batches whose labels were made by a known rule.</summary>
public sealed class ProbeTests
{
    private const int Pairs = 1_000;
    private static readonly string[] Filler = [.. Enumerable.Range(0, 400).Select(n => string.Create(CultureInfo.InvariantCulture, $"word{n}"))];

    [Fact]
    public void Words_that_decide_are_learnt_and_remain_when_habits_are_taken_out()
    {
        var probe = Probe((a, b, random) => Count(a, "sound") == Count(b, "sound") ? random.Next(2) == 0 : Count(a, "sound") > Count(b, "sound")); // half of them a coin

        Assert.True(probe.Accuracy.Low95 > 0.65, $"{probe.Accuracy}");
        Assert.True(probe.Remainders[^1].Low95 > 0.65, $"{probe.Remainders[^1]}");
        Assert.True(probe.Habits.Share < 0.6, $"{probe.Habits}");
        Assert.Equal("beyond_habits", probe.Advice[1]);
    }

    [Fact]
    public void Length_alone_is_learnt_and_nothing_remains()
    {
        var probe = Probe((a, b, random) => random.Next(10) > 0 == a.Length > b.Length);

        Assert.True(probe.Habits.Low95 > 0.8, $"{probe.Habits}");
        Assert.InRange(probe.Remainders[0].Share!.Value, 0.4, 0.6);
        Assert.InRange(probe.Remainders[^1].Share!.Value, 0.4, 0.6);
        Assert.Equal(["signal", "habits_only"], probe.Advice.Take(2));
    }

    [Fact]
    public void A_coin_is_not_learnt()
    {
        var probe = Probe((_, _, random) => random.Next(2) == 0);

        Assert.InRange(probe.Accuracy.Share!.Value, 0.44, 0.56);
        Assert.Equal(["no_signal"], probe.Advice);
    }

    [Fact]
    public void The_curve_rises_to_the_accuracy_and_ends_at_four_fifths_of_the_pairs()
    {
        var probe = Probe((a, b, _) => Count(a, "sound") >= Count(b, "sound"));

        Assert.Equal([100, 200, 400, 800], probe.LearningCurve.Select(p => p.Pairs).Select(p => (int)Math.Round(p / 100.0) * 100));
        Assert.Equal(probe.Accuracy, probe.LearningCurve[^1].Figure);
        Assert.True(probe.LearningCurve[0].Figure.Share < probe.Accuracy.Share);
        Assert.Equal((Pairs, Pairs, Pairs), (probe.Available, probe.Pairs, probe.Prompts));
    }

    [Fact]
    public void A_prompt_stays_in_one_fold_so_that_an_answer_cannot_be_remembered()
    {
        // Every prompt has ten pairs; which response wins depends on a word that no other prompt has.
        var probe = Probe((a, b, _) => string.CompareOrdinal(a[..6], b[..6]) < 0, prompts: Pairs / 10, marked: true);

        Assert.Equal(Pairs / 10, probe.Prompts);
        Assert.InRange(probe.Accuracy.Share!.Value, 0.4, 0.6);
    }

    [Fact]
    public void Without_rows_nothing_is_claimed()
    {
        var records = MadeBatch.Records() with { Verdicts = [] };
        var probe = QaReport.From(records).Probe;

        Assert.Equal((0, 0, 0), (probe.Available, probe.Pairs, probe.Accuracy.N));
        Assert.Null(probe.Accuracy.Share);
        Assert.All(probe.Remainders, r => Assert.Null(r.Share));
        Assert.Equal(["too_few", "no_signal"], probe.Advice);
    }

    [Theory]
    [InlineData("Great, great answer.", "great", "answer")]
    [InlineData("ÜBER Naïve_x", "Über", "naïve", "x")]
    [InlineData("हिन्दी में। दो", "हिन्दी", "में", "दो")]
    [InlineData("a🙂b — 12,5\u3000字", "a🙂b", "12", "5", "字")]
    [InlineData("…?!")]
    public void Words_are_runs_of_letters_in_any_script(string text, params string[] words)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        var buckets = ProbeWords.Of(text, known);

        Assert.Equal(words.Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(known.Values.ToHashSet(), buckets);
    }

    [Fact]
    public void Only_the_first_512_words_of_a_response_are_looked_at()
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        ProbeWords.Of(string.Join(' ', Enumerable.Repeat("same", 511)) + " last beyond", known);

        Assert.Equal(["last", "same"], known.Keys.Order(StringComparer.Ordinal));
    }

    private static int Count(string text, string word) => text.Split(' ').Count(w => w == word);

    private static ProbeSection Probe(Func<string, string, Random, bool> prefersA, int prompts = Pairs, bool marked = false)
    {
        Random random = new(7);
        var basis = MadeBatch.Records();
        List<PairRecord> pairs = [];
        List<VerdictRecord> verdicts = [];
        for (var n = 0; n < Pairs; n++)
        {
            var mark = marked ? string.Create(CultureInfo.InvariantCulture, $"{random.Next(100_000, 999_999)} ") : "";
            var other = marked ? string.Create(CultureInfo.InvariantCulture, $"{random.Next(100_000, 999_999)} ") : "";
            var pair = basis.Pairs[0] with
            {
                Pair = MadeBatch.Id(20, n),
                Prompt = [new("user", string.Create(CultureInfo.InvariantCulture, $"Question {n % prompts}"))],
                ResponseA = mark + Response(random),
                ResponseB = other + Response(random),
            };
            pairs.Add(pair);
            var choice = prefersA(pair.ResponseA, pair.ResponseB, random) ? Choice.A : Choice.B;
            verdicts.Add(new() { Batch = MadeBatch.Batch, Round = 1, Pair = pair.Pair, Released = true, Choice = choice, Basis = "single", Evidence = [] });
        }

        return ProbeSection.Of(new(basis with { Pairs = pairs, Verdicts = verdicts }));
    }

    private static string Response(Random random)
    {
        var words = Enumerable.Range(0, 8 + random.Next(20)).Select(_ => Filler[random.Next(Filler.Length)]);
        return string.Join(' ', random.Next(2) == 0 ? words.Prepend("sound") : words);
    }
}
