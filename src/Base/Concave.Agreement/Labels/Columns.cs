namespace Concave.Agreement;

/// <summary>What parallel columns of ids and labels must satisfy. A breach is the caller's bug, so it throws.</summary>
internal static class Columns
{
    internal static void Check(ReadOnlySpan<int> items, ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, int categories)
    {
        if (items.Length != raters.Length || items.Length != labels.Length)
            throw new ArgumentException($"Columns differ in length: {items.Length} items, {raters.Length} raters, {labels.Length} labels.", nameof(items));
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        CheckRange(labels, categories, nameof(labels));
    }

    internal static void CheckRange(ReadOnlySpan<int> values, int below, string parameter)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)below)
                throw new ArgumentOutOfRangeException(parameter, values[i], $"Entry {i} is outside 0 to {below - 1}.");
        }
    }

    internal static int CountIds(ReadOnlySpan<int> ids)
    {
        var most = -1;
        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ids));
            most = Math.Max(most, id);
        }

        return most + 1;
    }
}
