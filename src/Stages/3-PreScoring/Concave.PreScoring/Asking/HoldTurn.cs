using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>
/// The turn to work on a pass or an order, kept by being renewed. A process that died, or stood still for too long, loses it; then
/// another may go on, and this one stops.
/// </summary>
internal sealed class HoldTurn : IAsyncDisposable
{
    /// <summary>How long a turn lasts unless it is renewed: what a crash costs.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(40);

    private readonly Store store;
    private readonly TimeProvider clock;
    private readonly Guid work;
    private readonly Guid holder;
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;

    private HoldTurn(Store store, TimeProvider clock, Guid work, Guid holder, CancellationToken stop)
    {
        (this.store, this.clock, this.work, this.holder) = (store, clock, work, holder);
        over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        renewing = Renew();
    }

    /// <summary>Ends when the work has to: the turn is lost, or the caller wants to stop.</summary>
    internal CancellationToken Over => over.Token;

    /// <summary>What the provider failed with, to be kept for whoever looks; null when it answers.</summary>
    internal string? Trouble { get; set; }

    /// <summary>Takes the turn; null when somebody else has it.</summary>
    internal static async Task<HoldTurn?> Take(Store store, TimeProvider clock, Guid work, CancellationToken stop)
    {
        var mine = clock.NewId();
        var taken = await store.Write<bool>(async db =>
        {
            var now = clock.GetUtcNow();
            return await db.AskingTurns.Where(t => t.WorkId == work && (t.Holder == null || t.Until < now))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Holder, mine).SetProperty(t => t.Until, now + Length), stop) == 1;
        }, stop);
        return taken.Value ? new(store, clock, work, mine, stop) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        await Set(holderAfter: null, clock.GetUtcNow());
        over.Dispose();
        released.Dispose();
    }

    private async Task Renew()
    {
        while (true)
        {
            await Task.Delay(Length / 4, clock, released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (released.IsCancellationRequested)
                return;
            if (!await Set(holder, clock.GetUtcNow() + Length))
            {
                await over.CancelAsync();
                return;
            }
        }
    }

    private async Task<bool> Set(Guid? holderAfter, DateTimeOffset until)
    {
        var set = await store.Write<bool>(async db => await db.AskingTurns.Where(t => t.WorkId == work && t.Holder == holder)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.Holder, holderAfter).SetProperty(t => t.Until, until).SetProperty(t => t.Trouble, Trouble), CancellationToken.None) == 1, CancellationToken.None);
        return set.Value;
    }
}
