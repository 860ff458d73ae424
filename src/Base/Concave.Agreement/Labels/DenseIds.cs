namespace Concave.Agreement;

/// <summary>Keys of any kind, numbered from 0 in the order they first appear.</summary>
/// <param name="Ids">The number of each entry.</param>
/// <param name="Keys">The key of each number.</param>
public sealed record DenseIds<T>(int[] Ids, IReadOnlyList<T> Keys)
    where T : notnull;

/// <summary>Numbers keys, so that names or GUIDs of items and raters can enter <see cref="Ratings.From"/>.</summary>
public static class DenseIds
{
    /// <summary>Numbers the keys. Labels need the order of the schema instead: do not number those by appearance.</summary>
    public static DenseIds<T> Of<T>(IEnumerable<T> keys)
        where T : notnull
    {
        Dictionary<T, int> seen = [];
        List<T> order = [];
        List<int> ids = [];
        foreach (var key in keys)
        {
            if (!seen.TryGetValue(key, out var id))
            {
                seen[key] = id = order.Count;
                order.Add(key);
            }

            ids.Add(id);
        }

        return new([.. ids], order);
    }
}
