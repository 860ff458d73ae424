namespace Concave.Quality;

/// <summary>A pause as the ledger's digest covers it.</summary>
/// <param name="Annotator">Pseudonym; "" for everybody.</param>
internal sealed record PauseRecord(Guid Pause, Guid Batch, int Round, string Annotator, string Why, DateTimeOffset At);

/// <summary>Its end as the ledger's digest covers it.</summary>
internal sealed record LiftRecord(Guid Pause, string By, string Reason, DateTimeOffset At);

internal static class PauseKinds
{
    /// <summary>Kinds of ledger entries; nothing in a delivery answers to them.</summary>
    internal const string Pause = "pause";
    internal const string Lift = "pause_lift";
}
