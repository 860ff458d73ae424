using System.Globalization;
using System.Text;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Testing;

/// <summary>Pairs of invented text, repeatable from a number.</summary>
public static class SamplePairs
{
    private static readonly string[] Words =
        ["river", "answer", "because", "table", "seven", "report", "often", "the", "and", "is", "of", "market", "token", "signal", "ledger", "careful"];

    public static PairRecord Make(Guid id, PairPurpose purpose, int number, string domain, string language, int words) => new()
    {
        Pair = id,
        ExternalId = string.Create(CultureInfo.InvariantCulture, $"{purpose.ToString().ToLowerInvariant()}-{number}"),
        Purpose = purpose,
        Domain = domain,
        Language = language,
        TaskType = "",
        Prompt = [new MessageRecord("user", $"Question {number}: {Text(number * 3, 8)}?")],
        ResponseA = $"A{number} {Text((number * 3) + 1, words)}.",
        ResponseB = $"B{number} {Text((number * 3) + 2, words)}.",
    };

    /// <summary>The verified answer planted for a gold pair: a, b, a, b, ….</summary>
    public static Choice TruthOf(int number) => number % 2 == 0 ? Choice.A : Choice.B;

    private static string Text(int number, int words)
    {
        var text = new StringBuilder(words * 7);
        var state = (uint)number * 2654435761u;
        for (var i = 0; i < words; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append(i == 0 ? "" : " ").Append(Words[(state >> 16) % (uint)Words.Length]);
        }

        return text.ToString();
    }
}
