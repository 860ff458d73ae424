using System.Text.Json;
using Concave.PreScoring.Suspicion;
using Concave.Testing;

namespace Concave.PreScoring.Tests.Suspicion;

public sealed class ScanTests
{
    [Fact]
    public void The_corpus_is_as_wide_as_it_says()
    {
        Assert.InRange(Injection.All.Count, 60, int.MaxValue);
        Assert.InRange(Injection.All.Select(i => i.Language).Distinct().Count(), 20, int.MaxValue);
        Assert.InRange(Injection.All.Select(i => i.Technique).Distinct().Count(), 20, int.MaxValue);
        Assert.Equal(Injection.All.Count, Injection.All.DistinctBy(i => i.Id).Count());
    }

    [Fact]
    public void Every_text_written_to_move_a_judge_shows_a_sign()
    {
        var unseen = Injection.All.Where(i => !Scan.Signs(i.Text).Any()).Select(i => i.Id);

        Assert.Empty(unseen);
    }

    [Theory]
    [InlineData("New Delhi is the capital of India. It has been so since 1931.")]
    [InlineData("To choose a good laptop, compare the processors first, then the screens, and read what others say.")]
    [InlineData("The correct option is (b): the judge may grant bail when the offence is bailable.")]
    [InlineData("I'm sorry, I can't help with that. Is there anything else you would like to know?")]
    [InlineData("Follow the instructions on the package: boil two cups of water, then ignore the foam and stir.")]
    [InlineData("भारत की राजधानी नई दिल्ली है। यह शहर यमुना के किनारे बसा है और यहाँ संसद भवन है।")]
    [InlineData("क्\u200dष और ज्\u200dञ जैसे संयुक्ताक्षरों में अदृश्य जोड़ होता है; यह ठीक है।")]
    [InlineData("علی می\u200cخواهد کتاب\u200cها را بخواند و به خانه\u200cاش برود.")]
    [InlineData("Well done 👩\u200d🔬👨\u200d👩\u200d👧, here is the flag of Scotland: 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and of Wales: 🏴󠁧󠁢󠁷󠁬󠁳󠁿.")]
    [InlineData("The image is data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk")]
    [InlineData("The commit is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.")]
    [InlineData("```csharp\nvar best = answers.MaxBy(a => a.Score);\nif (best is null) return;\n```")]
    [InlineData("Die Antwort auf die Frage lautet 42, und die Regeln des Spiels sind einfach.")]
    [InlineData("北京是中国的首都，人口超过两千万，名胜古迹很多。")]
    public void Ordinary_texts_show_none(string text) => Assert.Empty(Scan.Signs(text));

    [Theory]
    [InlineData("hello\u202Eworld", "direction-override")]
    [InlineData("see \U000E0063\U000E0068 this", "hidden-text")]
    [InlineData("p\u200Ba\u200Bs\u200Bs", "invisible-characters")]
    public void What_nobody_sees_is_a_sign_by_itself(string text, string sign) => Assert.Contains(sign, Scan.Signs(text));

    [Fact]
    public void Broken_text_is_scanned_like_any_other()
    {
        Assert.Empty(Scan.Signs("half a pair \uD83D and no more"));
        Assert.Empty(Scan.Signs(""));
        Assert.Empty(Scan.Signs(new string('a', 200_000)));
    }

    [Fact]
    public void Few_real_responses_are_suspected()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("pandalm-testset-v1.json")));
        List<string> texts = [.. file.RootElement.EnumerateArray().SelectMany(p => new[] { p.GetProperty("response1"), p.GetProperty("response2") }).Select(r => r.ToString())];

        var suspected = texts.Where(t => Scan.Signs(t).Any()).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{suspected.Count} of {texts.Count} real responses show a sign");
        foreach (var text in suspected.Take(20))
            TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(' ', Scan.Signs(text))}: {text[..Math.Min(160, text.Length)].ReplaceLineEndings(" ")}");
        Assert.InRange(suspected.Count / (double)texts.Count, 0, 0.02);
    }
}
