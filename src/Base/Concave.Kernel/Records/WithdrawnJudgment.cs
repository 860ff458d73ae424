namespace Concave.Kernel.Records;

/// <summary>
/// A judgment that its author took back at once, usually to correct a slip, and so counts for nothing. Nothing is
/// erased: the ledger has an entry for the judgment and one for this record, and the delivery carries it.
/// </summary>
/// <param name="Judgment">The judgment as it was submitted.</param>
/// <param name="WithdrawnAt">At most <see cref="Window"/> after it was submitted.</param>
public sealed record WithdrawnJudgment(JudgmentRecord Judgment, DateTimeOffset WithdrawnAt)
{
    /// <summary>How long after its submission a judgment can be taken back: time for a slip of the finger, not for advice.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);
}
