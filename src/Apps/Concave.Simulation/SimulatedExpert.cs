using System.Globalization;
using Concave.Kernel;

namespace Concave.Simulation;

/// <summary>What a simulated person answers, in the terms of the screen.</summary>
/// <param name="PrefersLeft">The side taken.</param>
/// <param name="Strength">1 to 3.</param>
/// <param name="LeftScore">1 to 5, for every criterion before its own jitter.</param>
/// <param name="RightScore">1 to 5.</param>
/// <param name="Rationale">Begins with the word "Simulated".</param>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="Time">Focused time.</param>
public sealed record SimulatedAnswer(
    bool PrefersLeft, int Strength, int LeftScore, int RightScore, string Rationale, Difficulty Difficulty, double Confidence, TimeSpan Time);

/// <summary>
/// A simulated expert. Errors of different people are independent; each person says the same about a pair whenever
/// asked under the same conditions. Pure: no clock, no store.
/// </summary>
public sealed class SimulatedExpert(PanelMember member, Chance chance)
{
    private static readonly string[] Openings = ["The critical difference", "What decides it", "The better answer shows in one place", "Reading closely", "For this reader it turns on this"];
    private static readonly string[] Closings = ["The other one misleads here.", "That outweighs tone.", "A user would be harmed by the other.", "Length plays no part in it.", "The rest is close."];

    /// <summary>Who only glances falls for the confident answer, and the sample's worse answers sound the surer ones.</summary>
    private const double RightAtAGlance = 0.3;

    public PanelMember Member => member;

    /// <summary>Judges what is on the screen.</summary>
    /// <param name="pair">The pair shown.</param>
    /// <param name="leftIsA">Which response stands left.</param>
    /// <param name="qualified">False in calibration and pilot, where everybody takes care.</param>
    /// <param name="occasion">Tells repeated encounters apart: a round, an attempt.</param>
    public SimulatedAnswer Judge(KnownPair pair, bool leftIsA, bool qualified, string occasion)
    {
        var prefersLeft = Take(pair, leftIsA, qualified, occasion);
        var right = prefersLeft == (leftIsA == (pair.Truth == Choice.A));
        var hard = pair.TruthWhy.StartsWith("Hard", StringComparison.OrdinalIgnoreCase);
        var strength = hard ? 1 : chance.Of(member.Name, pair.Id, occasion, "strength") < 0.5 ? 2 : 3;
        var (better, worse) = (5 - (hard ? 1 : 0), Math.Max(1, 5 - strength - (hard ? 1 : 0)));
        return new(
            prefersLeft,
            strength,
            prefersLeft ? better : worse,
            prefersLeft ? worse : better,
            Rationale(pair, prefersLeft == leftIsA, occasion),
            hard ? Difficulty.Moderate : Difficulty.Easy,
            right && !hard ? 0.9 : 0.7,
            Seconds(pair, occasion));
    }

    /// <summary>One criterion's scores: the overall impression, now and then a point apart.</summary>
    public (int Left, int Right) Score(SimulatedAnswer answer, KnownPair pair, string criterion, string occasion)
    {
        var apart = chance.Of(member.Name, pair.Id, criterion, occasion) < 0.25 ? -1 : 0;
        return (Math.Clamp(answer.LeftScore + apart, 1, 5), Math.Clamp(answer.RightScore + apart, 1, 5));
    }

    private bool Take(KnownPair pair, bool leftIsA, bool qualified, string occasion)
    {
        if (qualified && chance.Of(member.Name, pair.Id, occasion, "drift") < member.Drift)
            return (leftIsA == (pair.Truth == Choice.A)) == (chance.Of(member.Name, pair.Id, occasion, "glance") < RightAtAGlance);
        if (chance.Of(member.Name, pair.Id, occasion, "bias") < member.PositionBias)
            return true;
        var sees = chance.Of(member.Name, pair.Id, "skill") < member.Skill;
        var slips = chance.Of(member.Name, pair.Id, occasion, "slip") < member.Slip;
        return (leftIsA == (pair.Truth == Choice.A)) == (sees != slips);
    }

    private string Rationale(KnownPair pair, bool prefersA, string occasion)
    {
        var (chosen, other) = prefersA ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        var opening = chance.Pick(Openings, member.Name, pair.Id, occasion, "opening");
        var closing = chance.Pick(Closings, member.Name, pair.Id, occasion, "closing");
        return string.Create(CultureInfo.InvariantCulture, $"Simulated. {opening}: \"{Words(chosen, "chosen", pair, occasion)}\" against \"{Words(other, "other", pair, occasion)}\". {closing}");
    }

    private string Words(string text, string what, KnownPair pair, string occasion)
    {
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var from = (int)(chance.Of(member.Name, pair.Id, occasion, what) * Math.Max(1, words.Length - 7));
        return string.Join(' ', words.Skip(from).Take(7));
    }

    private TimeSpan Seconds(KnownPair pair, string occasion)
    {
        var typical = 12 + (member.SecondsPer100Words * pair.Words / 100);
        return TimeSpan.FromSeconds(typical * Math.Exp(0.25 * chance.Normal(member.Name, pair.Id, occasion, "time")));
    }
}
