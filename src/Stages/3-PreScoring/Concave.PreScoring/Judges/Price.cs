using System.Globalization;

namespace Concave.PreScoring.Judges;

/// <summary>Dollars per million tokens.</summary>
/// <param name="Input">Tokens read that no cache held.</param>
/// <param name="Output">Tokens written, thinking included.</param>
public sealed record Price(decimal Input, decimal Output)
{
    /// <summary>What putting a token into the prompt cache costs, as a multiple of <see cref="Input"/>.</summary>
    public decimal CacheWrite { get; init; } = 1.25m;

    /// <summary>What reading one from it costs.</summary>
    public decimal CacheRead { get; init; } = 0.1m;

    /// <summary>What everything costs in a batch.</summary>
    public decimal Batch { get; init; } = 0.5m;

    /// <summary>The cost in billionths of a dollar: a token of the cheapest model in a batch is still a whole number of them.</summary>
    internal long Of(TokenUse use, bool inBatch)
    {
        var dollarsPerMillion = ((use.Fresh + (CacheWrite * use.CacheWritten) + (CacheRead * use.CacheRead)) * Input) + (use.Output * Output);
        return (long)Math.Round(dollarsPerMillion * 1_000m * (inBatch ? Batch : 1m), MidpointRounding.AwayFromZero);
    }
}

/// <summary>Tokens of one answer, as the provider counted them.</summary>
/// <param name="Fresh">Read, and neither written to nor read from a cache.</param>
/// <param name="CacheWritten">Read and put into the prompt cache.</param>
/// <param name="CacheRead">Read from the prompt cache.</param>
/// <param name="Output">Written.</param>
internal readonly record struct TokenUse(int Fresh, int CacheWritten, int CacheRead, int Output)
{
    internal int Input => Fresh + CacheWritten + CacheRead;
}

/// <summary>Amounts of money. They are kept as whole billionths of a dollar, so that sums are exact.</summary>
public static class Money
{
    /// <summary>One dollar.</summary>
    public const long Dollar = 1_000_000_000;

    /// <summary>As people read it: cents from ten dollars on, more digits below.</summary>
    public static string Show(long billionths) => "$" + ((decimal)billionths / Dollar).ToString(billionths >= 10 * Dollar ? "#,0.00" : "0.0000", CultureInfo.InvariantCulture);

    /// <summary>Dollars as billionths.</summary>
    public static long Of(decimal dollars) => (long)(dollars * Dollar);
}

/// <summary>
/// List prices that we know, of November 2026, for prompts of up to 100,000 tokens. An installation with other terms
/// states its own in <c>judges.json</c>.
/// </summary>
internal static class Prices
{
    private static readonly (string Model, Price Price)[] Known =
    [
        ("claude-haiku-5-5", new(0.10m, 0.50m)),
        ("claude-sonnet-5-5", new(2m, 10m)),
        ("claude-opus-5-5", new(4m, 20m)),
        ("claude-fable-5-1", new(10m, 50m)),
    ];

    /// <summary>The price of a judge, or null when nobody stated one. A dated model id has the price of its family.</summary>
    internal static Price? Of(JudgeSettings judge) =>
        judge.Price ?? Known.Where(k => judge.Model.StartsWith(k.Model, StringComparison.Ordinal)).Select(k => k.Price).FirstOrDefault();
}
