namespace Concave.Agreement;

/// <summary>The plain majority, ties kept as ties.</summary>
public static class MajorityVote
{
    /// <summary>The vote of every item id, in order.</summary>
    public static IReadOnlyList<Vote> Count(Ratings ratings)
    {
        var votes = new Vote[ratings.ItemCount];
        for (var item = 0; item < votes.Length; item++)
            votes[item] = Tally(ratings, item, except: -1);
        return votes;
    }

    /// <summary>The vote without one rater: the yardstick for that rater.</summary>
    public static Vote Without(Ratings ratings, int item, int rater) => Tally(ratings, item, rater);

    private static Vote Tally(Ratings ratings, int item, int except)
    {
        var counts = new int[ratings.Categories];
        var labels = ratings.LabelsOf(item);
        for (var i = 0; i < labels.Length; i++)
            counts[labels[i]] += ratings.RatersOf(item)[i] == except ? 0 : 1;
        var most = counts.Max();
        return new([.. Enumerable.Range(0, counts.Length).Where(k => most > 0 && counts[k] == most)], most, counts.Sum());
    }
}

/// <summary>The vote on one item.</summary>
/// <param name="Winners">Categories with the most votes, rising; more than one in a tie, none without votes.</param>
/// <param name="Votes">Votes of each winner.</param>
/// <param name="Of">All votes.</param>
public sealed record Vote(IReadOnlyList<int> Winners, int Votes, int Of)
{
    /// <summary>The winner, or null in a tie or without votes: somebody must decide.</summary>
    public int? Label => Winners.Count == 1 ? Winners[0] : null;
}
