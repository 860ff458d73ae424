using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What the answers of several people say about a verified pair.</summary>
public enum ItemFinding
{
    /// <summary>Fewer than <see cref="ItemRules.Least"/> people answered.</summary>
    TooFew,

    /// <summary>Nothing speaks against it.</summary>
    Fine,

    /// <summary>Most people agree on another answer than the verified one.</summary>
    Doubted,

    /// <summary>Far fewer than usual give the verified answer, and they agree on no other.</summary>
    Split,

    /// <summary>Those who are usually right get it wrong, and the others right.</summary>
    Reversed,
}

/// <summary>One answer to a verified pair.</summary>
/// <param name="By">Who gave it.</param>
internal readonly record struct ItemAnswer(Guid Pair, Guid By, Choice Choice, bool Right);

/// <summary>A verified pair by what people answered.</summary>
/// <param name="Answers">First answers, one a person.</param>
/// <param name="Right">Of those, equal to the verified one.</param>
/// <param name="Expected">Right answers that these people would give to an ordinary verified pair.</param>
/// <param name="Chance">That as few or fewer are right all the same.</param>
/// <param name="Discrimination">Accuracy elsewhere of those who got it right minus that of the others; null when all are of one kind.</param>
/// <param name="MostSaid">The answer given most often, the verified one before others.</param>
internal sealed record ItemFigures(Guid Pair, int Answers, int Right, double Expected, double Chance, double? Discrimination, Choice MostSaid, int MostSaidBy, ItemFinding Finding);

/// <summary>
/// Which verified pairs are bad: item analysis over everybody's answers [C4]. A pair is measured by people as people are
/// measured by pairs, so each person's accuracy is that on the other pairs. Pure.
/// </summary>
internal static class ItemRules
{
    /// <summary>Answers below which nothing is said of a pair.</summary>
    internal const int Least = 4;

    // Of the pairs called doubted or split, at most about this share wrongly.
    private const double FalseShare = 0.05;
    private const int LeastOfEachKind = 3;
    private const double LeastReversal = 0.10;

    // So many answers at the mean accuracy of all stand beside a person's own.
    private const double Prior = 10;

    internal static IReadOnlyList<ItemFigures> Look(IReadOnlyCollection<ItemAnswer> answers)
    {
        var pool = answers.Count == 0 ? 0 : answers.Count(a => a.Right) / (double)answers.Count;
        var own = answers.GroupBy(a => a.By).ToDictionary(g => g.Key, g => (Right: g.Count(a => a.Right), All: g.Count()));
        double Elsewhere(ItemAnswer a) => (own[a.By].Right - (a.Right ? 1 : 0) + (Prior * pool)) / (own[a.By].All - 1 + Prior);
        ItemFigures[] items = [.. answers.GroupBy(a => a.Pair).OrderBy(g => g.Key).Select(g => Figures([.. g], Elsewhere))];
        var looked = Array.FindAll(items, i => i.Answers >= Least);
        var adjusted = looked.Zip(BenjaminiHochberg.Adjust(looked.Select(i => i.Chance).ToArray())).ToDictionary(p => p.First.Pair, p => p.Second);
        return [.. items.Select(i => i with { Finding = FindingOf(i, adjusted.GetValueOrDefault(i.Pair, 1)) })];
    }

    private static ItemFigures Figures(ItemAnswer[] given, Func<ItemAnswer, double> elsewhere)
    {
        var right = given.Count(a => a.Right);
        var expected = given.Sum(elsewhere);
        var most = given.GroupBy(a => a.Choice).OrderByDescending(g => g.Count()).ThenByDescending(g => g.First().Right).ThenBy(g => g.Key).First();
        double? discrimination = right == 0 || right == given.Length ? null : given.Where(a => a.Right).Average(elsewhere) - given.Where(a => !a.Right).Average(elsewhere);
        return new(
            given[0].Pair, given.Length, right, expected, Binomial.AtMost(right, given.Length, Math.Min(1, expected / given.Length)), discrimination, most.Key, most.Count(), ItemFinding.TooFew);
    }

    private static ItemFinding FindingOf(ItemFigures item, double adjusted) => item switch
    {
        { Answers: < Least } => ItemFinding.TooFew,
        _ when adjusted < FalseShare => 2 * Math.Max(item.MostSaidBy, item.Right) > item.Answers && item.MostSaidBy > item.Right ? ItemFinding.Doubted : ItemFinding.Split,
        { Discrimination: <= -LeastReversal, Right: >= LeastOfEachKind } when item.Answers - item.Right >= LeastOfEachKind => ItemFinding.Reversed,
        _ => ItemFinding.Fine,
    };
}
