using CsCheck;

namespace Concave.Ui.Tests.Texts;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("plain", "<p dir=\"auto\">plain</p>")]
    [InlineData("one\ntwo\r\nthree\n\nfour", "<p dir=\"auto\">one\ntwo\nthree</p><p dir=\"auto\">four</p>")]
    [InlineData("## Title ##\ntext", "<p class=\"heading h2\" dir=\"auto\">Title</p><p dir=\"auto\">text</p>")]
    [InlineData("#hashtag", "<p dir=\"auto\">#hashtag</p>")]
    [InlineData("a **b *c*** d", "<p dir=\"auto\">a <strong>b <em>c</em></strong> d</p>")]
    [InlineData("***all*** __two__ _one_ ~~no~~", "<p dir=\"auto\"><strong class=\"both\">all</strong> <strong>two</strong> <em>one</em> <s>no</s></p>")]
    [InlineData("snake_case_name and 2 * 3 * 4", "<p dir=\"auto\">snake_case_name and 2 * 3 * 4</p>")]
    [InlineData("**never closed", "<p dir=\"auto\">**never closed</p>")]
    [InlineData("`a*b*` and ``x`y``", "<p dir=\"auto\"><code dir=\"ltr\">a*b*</code> and <code dir=\"ltr\">x`y</code></p>")]
    [InlineData("\\*not\\*", "<p dir=\"auto\">*not*</p>")]
    [InlineData("$x^2$ costs $5 or $10", "<p dir=\"auto\"><span class=\"maths\" dir=\"ltr\">x^2</span> costs $5 or $10</p>")]
    [InlineData("\\(a+b\\) $$c$$", "<p dir=\"auto\"><span class=\"maths\" dir=\"ltr\">a+b</span> <span class=\"maths\" dir=\"ltr\">c</span></p>")]
    [InlineData("$$\nx\n$$", "<pre class=\"maths\" dir=\"ltr\">x\n</pre>")]
    [InlineData("> a\n> > b", "<blockquote><p dir=\"auto\">a</p><blockquote><p dir=\"auto\">b</p></blockquote></blockquote>")]
    [InlineData("- a\n- b\n  - c", "<ul><li><p dir=\"auto\">a</p></li><li><p dir=\"auto\">b</p><ul><li><p dir=\"auto\">c</p></li></ul></li></ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li><p dir=\"auto\">a</p></li><li><p dir=\"auto\">b</p></li></ol>")]
    [InlineData("1. a\n\n   more\n\n2. b", "<ol><li><p dir=\"auto\">a</p><p dir=\"auto\">more</p></li><li><p dir=\"auto\">b</p></li></ol>")]
    [InlineData("1. a\n  - b\n2. c", "<ol><li><p dir=\"auto\">a</p><ul><li><p dir=\"auto\">b</p></li></ul></li><li><p dir=\"auto\">c</p></li></ol>")]
    [InlineData("```cs\nvar x = 1;\n\n<b>\n```\nafter", "<pre class=\"code\" dir=\"ltr\"><span class=\"label\">cs</span>var x = 1;\n\n&lt;b&gt;\n</pre><p dir=\"auto\">after</p>")]
    [InlineData("```\ncut off", "<pre class=\"code\" dir=\"ltr\">cut off\n</pre>")]
    [InlineData("a\n\n---\n\nb", "<p dir=\"auto\">a</p><hr><p dir=\"auto\">b</p>")]
    [InlineData("[words](https://x.example/a(b))", "<p dir=\"auto\"><span class=\"link\">words<span class=\"address\" dir=\"ltr\">https://x.example/a(b)</span></span></p>")]
    [InlineData("![cat](https://x.example/c.png)", "<p dir=\"auto\"><span class=\"image\" data-said=\"image, not loaded:\">cat<span class=\"address\" dir=\"ltr\">https://x.example/c.png</span></span></p>")]
    [InlineData("see [1] and [a", "<p dir=\"auto\">see [1] and [a</p>")]
    [InlineData("<script>x</script>&amp;", "<p dir=\"auto\">&lt;script&gt;x&lt;/script&gt;&amp;amp;</p>")]
    public async Task Each_part_of_markdown_becomes_its_element(string text, string expected) =>
        Assert.Equal($"<div class=\"text\" dir=\"ltr\"><div class=\"rich\">{expected}</div></div>", await Shown.Plain(text));

    [Fact]
    public async Task A_table_keeps_every_cell()
    {
        var html = await Shown.Plain("| a | b |\n|---|:-:|\n| 1 | 2 | 3 |\n| x |");

        Assert.Contains("<tr><th dir=\"auto\">a</th><th dir=\"auto\">b</th></tr><tr><td dir=\"auto\">1</td><td dir=\"auto\">2</td><td dir=\"auto\">3</td></tr><tr><td dir=\"auto\">x</td></tr>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direction_comes_from_the_content_and_language_is_said()
    {
        Assert.Contains("dir=\"rtl\" lang=\"ar\"", await Shown.Rich("1. مرحبا", language: "ar"), StringComparison.Ordinal);
        Assert.Contains("dir=\"ltr\" lang=\"hi\"", await Shown.Rich("नमस्ते", language: "hi"), StringComparison.Ordinal);
        Assert.Contains("नमस्ते", await Shown.Rich("नमस्ते"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_drawn_on_it_cuts_its_runs_and_names_itself_on_each()
    {
        var html = await Shown.Html<Ui.Texts.RichText>(new()
        {
            [nameof(Ui.Texts.RichText.Text)] = "one **two** three",
            [nameof(Ui.Texts.RichText.WithRaw)] = false,
            [nameof(Ui.Texts.RichText.Highlights)] = new Ui.Texts.Highlight[] { new(2, 8, "safety"), new(6, 16, "honest") },
        });

        Assert.Contains(
            "<span data-at=\"0\">on</span><span data-at=\"2\" data-kind=\"safety\">e </span><strong><span data-at=\"6\" data-kind=\"safety honest\">tw</span><span data-at=\"8\" data-kind=\"honest\">o</span></strong>"
            + "<span data-at=\"11\" data-kind=\"honest\"> thre</span><span data-at=\"16\">e</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_written_it_is_what_was_written()
    {
        var html = await Shown.Rich("**a**\n\n# b", raw: true);

        Assert.Contains("<div class=\"verbatim\"><span data-at=\"0\">**a**</span>\n\n<span data-at=\"7\"># b</span>\n</div>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("a\u2066b\u2069", "U+2069")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\U000E0041b", "U+E0041")]
    public async Task What_hides_itself_is_named(string text, string name)
    {
        var html = await Shown.Rich(text, raw: true);

        Assert.Contains($">{name}</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(text[1], html);
    }

    [Fact]
    public async Task The_joiners_of_Indic_scripts_and_emoji_stay()
    {
        const string Text = "क्‍ष ക്‍ 👩‍🌾 שלום\u200f";
        Assert.Contains(Text, await Shown.Rich(Text), StringComparison.Ordinal);
    }

    private static readonly string[] Marks =
        ["*", "**", "_", "`", "```", "\n", "\r\n", "\n\n", "- ", "1. ", "> ", "| a | b |\n|-|-|\n", "$", "$$", "[", "](", ")", "![", "\\", "#", " ", "~~", "\u202e", "  "];

    private static readonly Gen<string> Anything =
        Gen.OneOf(Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]), Gen.String[Gen.Char["abcé中क"], 1, 4]).Array[0, 40].Select(string.Concat);

    [Fact]
    public Task Runs_say_where_they_stand_whatever_the_text() => Anything.SampleAsync(
        async text => Assert.All(await Shown.Runs(text), run => Assert.Equal(text.Substring(run.At, run.Letters.Length), run.Letters)), iter: 2_000, threads: 1);

    // What stands behind a fence is a label, and it is shown too.
    [Fact]
    public Task No_letter_is_lost_whatever_the_text() => Anything.SampleAsync(
        async text =>
        {
            var shown = string.Concat((await Shown.Runs(text)).Select(r => r.Letters));
            var (lost, seen) = (text.Count("abc".Contains), shown.Count("abc".Contains));
            Assert.True(lost - seen is 0, $"{lost} letters, {seen} shown");
        },
        iter: 2_000, threads: 1);
}
