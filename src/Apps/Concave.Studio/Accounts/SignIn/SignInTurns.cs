namespace Concave.Studio.Accounts.SignIn;

/// <summary>
/// Tries at one account wait for each other. Guesses sent all at once would otherwise read the same count of failures,
/// and many would be tried for the price of one.
/// </summary>
internal sealed class SignInTurns : IDisposable
{
    private readonly SemaphoreSlim[] doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the turn; disposing ends it.</summary>
    internal async Task<IDisposable> Wait(string? account, CancellationToken stop)
    {
        var door = doors[(uint)string.GetHashCode(account, StringComparison.Ordinal) % doors.Length];
        await door.WaitAsync(stop);
        return new Turn(door);
    }

    public void Dispose()
    {
        foreach (var door in doors)
            door.Dispose();
    }

    private sealed class Turn(SemaphoreSlim door) : IDisposable
    {
        public void Dispose() => door.Release();
    }
}
