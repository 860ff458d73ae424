using System.Globalization;
using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching;

internal static class FinishErrors
{
    internal static Problem Unfinished(IReadOnlyList<string> people) => new(
        "pilot-unfinished", ProblemKind.Refused,
        $"{people.Count.ToString(CultureInfo.InvariantCulture)} of the panel have pairs left to judge: {string.Join(", ", people)}.",
        "Wait for them, or end the qualification of somebody who has left.");

    internal static Problem NotProven(Pilot pilot, PilotEnd end) => new(
        "pilot-not-proven", ProblemKind.Refused,
        string.Create(CultureInfo.InvariantCulture, $"Pilot {pilot.Number} came to κ {Figure(end)} where {end.Threshold:0.000} is asked. {end.Note}"),
        "Find out where the panel disagreed, clarify the guidelines and let the client approve them, then start a new pilot: it has other pairs.");

    private static string Figure(PilotEnd end) => end switch
    {
        { Kappa: { } kappa, KappaLow: { } low, KappaHigh: { } high } =>
            string.Create(CultureInfo.InvariantCulture, $"{kappa:0.000} ({low:0.000} to {high:0.000})"),
        { Kappa: { } kappa } => kappa.ToString("0.000", CultureInfo.InvariantCulture),
        _ => "undefined",
    };
}
