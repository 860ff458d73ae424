using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching;

/// <summary>What the end of a pilot means to the lead.</summary>
internal static class PilotOutcome
{
    internal static Result<PilotProof> Of(Pilot pilot, PilotEnd end) => end.Proven
        ? new PilotProof(pilot.Id, pilot.Number, end.Kappa, end.KappaLow, end.KappaHigh, end.Threshold, end.Pairs, end.Annotators)
        : FinishErrors.NotProven(pilot, end);
}
