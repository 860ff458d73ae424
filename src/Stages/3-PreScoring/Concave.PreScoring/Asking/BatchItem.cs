using System.Globalization;

namespace Concave.PreScoring.Asking;

/// <summary>
/// What a question of a batch is called at the provider. Everything needed to file its answer is in the name, and nothing
/// of a person or a text: 32 digits of the pair, the question, the try, 20 of the nonce, 8 of the batch.
/// </summary>
internal readonly record struct BatchItem(Guid Pair, NextQuestion Asked, string Nonce, string Batch)
{
    private const int Length = 32 + 1 + 1 + 20 + 8;

    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Pair:N}{(int)Asked.Question}{Asked.Try}{Nonce}{Batch}");

    /// <summary>The end of a batch's id, which is its random part.</summary>
    internal static string BatchOf(Guid batch) => batch.ToString("N")[^8..];

    /// <summary>Reads a name; null when it is none of ours.</summary>
    internal static BatchItem? Read(string name) =>
        name.Length == Length && Guid.TryParseExact(name[..32], "N", out var pair) && name[32] is >= '0' and <= '2' && name[33] is >= '1' and <= '9'
            ? new(pair, new((Question)(name[32] - '0'), name[33] - '0'), name[34..54], name[54..])
            : null;
}
