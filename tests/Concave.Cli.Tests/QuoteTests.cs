namespace Concave.Cli.Tests;

/// <summary><c>concave quote</c> as a person runs it.</summary>
public sealed class QuoteTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_price_needs_no_installation_and_leaves_none_behind()
    {
        var answer = await Prompt.Run("quote", "--mix", "medical=2000,code=3500", "--language", "en", "--depth", "full", "--home", scratch["home"], "--json");

        Assert.True(answer.Code == 0, answer.Error);
        Assert.Equal((4_402_300, 5_177_500), (answer.Json.GetProperty("total").GetProperty("low").GetInt64(), answer.Json.GetProperty("total").GetProperty("high").GetInt64()));
        Assert.False(Directory.Exists(scratch["home"]));
    }

    [Fact]
    public async Task A_kept_quote_has_a_number_and_the_next_version_keeps_it()
    {
        string[] keep = ["quote", "--mix", "general=1000", "--keep", "--client", "Sample client", "--title", "Sample pairs", "--home", scratch["home"], "--json"];
        var first = await Prompt.Run(keep);
        var second = await Prompt.Run([.. keep, "--revises", first.Json.GetProperty("quote_id").GetString()!]);

        Assert.True(second.Code == 0, second.Error);
        Assert.EndsWith("-0001", second.Json.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 2), (first.Json.GetProperty("version").GetInt32(), second.Json.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task The_printed_price_table_is_one_that_can_be_read()
    {
        var printed = await Prompt.Run("quote", "prices", "--home", scratch["home"]);
        await File.WriteAllTextAsync(scratch["prices.json"], printed.Out.Replace("\"low\": 250", "\"low\": 100", StringComparison.Ordinal));

        var answer = await Prompt.Run("quote", "--mix", "general=1000", "--depth", "basic", "--prices", scratch["prices.json"], "--json");

        Assert.Equal(100_000, answer.Json.GetProperty("total").GetProperty("low").GetInt64());
    }

    [Theory]
    [InlineData("general=300", "quote-request-invalid")]
    [InlineData("general", "quote-request-invalid")]
    [InlineData("astrology=1000", "quote-request-invalid")]
    public async Task What_cannot_be_priced_says_how_to_ask(string mix, string code)
    {
        var answer = await Prompt.Run("quote", "--mix", mix, "--json");

        Assert.Equal((2, code), (answer.Code, answer.Json.GetProperty("error").GetString()));
        Assert.NotEmpty(answer.Json.GetProperty("mend").GetString()!);
    }
}
