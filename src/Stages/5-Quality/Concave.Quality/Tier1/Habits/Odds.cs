using System.Globalization;
using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>When a difference from the others is more than chance, and more than people differ anyway.</summary>
internal static class Odds
{
    /// <summary>
    /// Chance of a false alarm in one habit of one honest person. With eight habits and 200 judgments a person that is
    /// under one alarm in 20,000 judgments, before people's honest differences, which the least effects are for.
    /// </summary>
    internal const double Alarm = 1e-4;

    /// <summary>Below so many occasions a share says nothing about a person.</summary>
    internal const int LeastOwn = 20;

    /// <summary>Below so many occasions of the others there is no usual share to hold anybody against.</summary>
    internal const int LeastOthers = 60;

    /// <summary>True when the share lies above the usual one by more than chance and by at least <paramref name="effect"/>.</summary>
    internal static bool IsAbove(Tally own, double usual, double effect) =>
        own.Of >= LeastOwn && own.Share - usual >= effect && Binomial.AtLeast(own.Hits, own.Of, usual) < Alarm;

    /// <summary>True when it lies below by as much.</summary>
    internal static bool IsBelow(Tally own, double usual, double effect) =>
        own.Of >= LeastOwn && usual - own.Share >= effect && Binomial.AtMost(own.Hits, own.Of, usual) < Alarm;

    /// <summary>A share in words: "140 of 200 (70 %)".</summary>
    internal static string Say(Tally tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{tally.Hits} of {tally.Of} ({100 * tally.Share:0.#} %)");

    /// <summary>A per cent figure.</summary>
    internal static string Say(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
