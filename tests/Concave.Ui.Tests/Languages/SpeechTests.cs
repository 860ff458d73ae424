using System.Globalization;
using System.Text.RegularExpressions;
using Concave.Ui.Languages;
using Concave.Ui.Tests.Texts;
using Microsoft.AspNetCore.Components;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Tests.Languages;

/// <summary>The interface in its languages: nothing lacking where it is complete, nothing stale, and every value in its place.</summary>
public sealed partial class SpeechTests(ITestOutputHelper output)
{
    private static readonly string[] Complete = ["hi"];

    public static TheoryData<string> Others => [.. Language.All.Where(l => l != Language.English).Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_complete_language_lacks_no_sentence_and_the_others_are_listed(string tag)
    {
        var lacking = Source.Sentences().Except(Sentences(tag).Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tag} lacks {lacking.Count} of {Source.Sentences().Count} sentences."));
        foreach (var sentence in lacking)
            output.WriteLine(sentence);

        Assert.True(lacking.Count == 0 || !Complete.Contains(tag), string.Join('\n', lacking));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void No_file_holds_a_sentence_that_nobody_says(string tag) =>
        Assert.Equal([], Sentences(tag).Keys.Except(Source.Sentences(), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_translation_has_the_places_of_its_original_and_no_others(string tag) =>
        Assert.Equal([], Sentences(tag).Where(s => string.IsNullOrWhiteSpace(s.Value) || !Places(s.Key).SequenceEqual(Places(s.Value), StringComparer.Ordinal)).Select(s => s.Key));

    [Fact]
    public void Every_language_of_the_promise_has_its_file() =>
        Assert.Equal(["en", "hi", "mr", "ta", "te", "bn", "kn", "ml"], Language.All.Select(l => l.Tag));

    [Fact]
    public async Task Values_and_markup_stand_where_the_language_wants_them()
    {
        In("hi", () =>
        {
            Assert.Equal(["0", "1"], Places(T("{0} of {1}")).Select(p => p[1..^1]));
            Assert.Equal("परियोजनाएँ", T("Projects"));
            Assert.Equal("No such sentence {0}", T("No such sentence {0}"));
        });
        RenderFragment bold = builder => builder.AddMarkupContent(0, "<b>x</b>");
        Assert.Equal("For <b>x</b>", await Shown.Of(Sentence("For {0}", bold)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    public void Figures_are_grouped_as_in_India(string tag) => In(tag, () =>
    {
        Assert.Equal("12,34,567", Components.Figures.Count(1_234_567));
        Assert.Equal("0.125", Components.Figures.Number(0.125));
        Assert.Equal("12.5\u00A0%", Components.Figures.Share(0.125));
    });

    private static void In(string tag, Action act)
    {
        var (before, spoken) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.All.Single(l => l.Tag == tag).Culture;
        try
        {
            act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, spoken);
        }
    }

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]+(?::[^}]*)?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
