namespace Concave.Quality.Tier1.Habits;

/// <summary>Everything one person did in a round, in the order it was submitted.</summary>
internal sealed record PersonWork(string Annotator, IReadOnlyList<Act> Acts);

/// <summary>How often something happened where it could have.</summary>
internal readonly record struct Tally(int Hits, int Of)
{
    internal double Share => Of == 0 ? 0 : (double)Hits / Of;

    internal static Tally Over(IEnumerable<Act> acts, Func<Act, bool?> sign)
    {
        var (hits, of) = (0, 0);
        foreach (var act in acts)
        {
            if (sign(act) is not { } hit)
                continue;
            of++;
            hits += hit ? 1 : 0;
        }

        return new(hits, of);
    }

    public static Tally operator +(Tally one, Tally other) => new(one.Hits + other.Hits, one.Of + other.Of);
}
