namespace Concave.Ui.Tests.Languages;

/// <summary>Every word of a page goes through a sentence, so that no language is left with English in its midst.</summary>
public sealed class BareWordsTests
{
    // Our name, names of keys, commands to be typed, formats of figures: the same in every language.
    private static readonly string[] SameEverywhere =
    [
        "– Concave", "Concave", "Ctrl", "Enter", "Esc", "Ctrl Enter", "JSON", "Markdown", "UTC", "d MMM yyyy HH:mm", "Authorization: Bearer …",
        "./concave demo", "concave audit FILE", "concave backup --home … --to …", "python3 verify.py .", "./concave verify DIR",
        "openssl dgst -sha256 -verify signing.pub.pem -signature certificate.sig certificate.json", "openssl cms -decrypt -inform DER -in FILE.tar.p7m -inkey own.key -out FILE.tar",
    ];

    [Fact]
    public void No_page_has_words_that_no_language_can_replace()
    {
        var bare = Source.Files(".razor").SelectMany(f => BareWords.Of(f.Text).Select(w => $"{f.Path}: {w}"))
            .Where(w => !SameEverywhere.Contains(w[(w.IndexOf(": ", StringComparison.Ordinal) + 2)..]) && !w.Contains("sha256sum FILE.tar", StringComparison.Ordinal));

        Assert.Equal([], bare);
    }

    [Theory]
    [InlineData("<p>Hello there</p>", "Hello there")]
    [InlineData("<p>@T(\"Hello\") there</p>", "there")]
    [InlineData("<Field Label=\"A name\" Name=\"field\" />", "Label=A name")]
    [InlineData("<p>@(x > 0 ? \"some words\" : T(\"none\"))</p>", "some words")]
    [InlineData("<p class=\"@(x ? \"a\" : \"b\")\">@x.Name(\"y\", [1])</p>", null)]
    [InlineData("@if (a < b)\n{\n  <p>@T(\"Yes\")</p>\n}\nelse\n{\n  <p>@Sentence(\"For {0}\", @<b>@x</b>)</p>\n}", null)]
    [InlineData("<p></p>\n@code {\n  string Word => \"Some words\";\n}", "Some words")]
    public void What_goes_through_no_sentence_is_found(string razor, string? found) =>
        Assert.Equal(found is null ? [] : [found], BareWords.Of(razor));
}
