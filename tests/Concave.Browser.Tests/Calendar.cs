namespace Concave.Browser.Tests;

/// <summary>The time of this machine with days ahead: what happens weeks later is seen now. Timers run as ever.</summary>
internal sealed class Calendar : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    /// <summary>Turns it on by as many days.</summary>
    internal void Turn(int days) => ahead += TimeSpan.FromDays(days);
}
