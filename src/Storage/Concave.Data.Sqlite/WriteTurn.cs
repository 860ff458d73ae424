using Concave.Data.Context;
using Concave.Kernel;

namespace Concave.Data.Sqlite;

/// <summary>One writer's work, and what it will be told once the group's commit is on disk.</summary>
internal abstract class WriteTurn
{
    /// <summary>Does the work and saves; false when it is to be rolled back.</summary>
    internal abstract Task<bool> Run(ConcaveDb db);

    /// <summary>Tells the writer how its work came out. Only after the commit.</summary>
    internal abstract void Tell();

    /// <summary>Tells the writer that nothing was kept.</summary>
    internal abstract void Fail(Exception failure);
}

internal sealed class WriteTurn<T>(Func<ConcaveDb, Task<Result<T>>> work, CancellationToken stop) : WriteTurn
{
    // Continuations run elsewhere: the writer's own thread must go on to the next group.
    private readonly TaskCompletionSource<Result<T>> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T> result;
    private Exception? thrown;

    internal Task<Result<T>> Outcome => outcome.Task;

    internal override async Task<bool> Run(ConcaveDb db)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            result = await work(db);
            if (!result.Failed)
                await db.SaveChangesAsync(stop);
            return !result.Failed;
        }
#pragma warning disable CA1031 // not swallowed: it is rethrown to the writer that caused it, and nobody else
        catch (Exception failure)
#pragma warning restore CA1031
        {
            thrown = failure;
            return false;
        }
    }

    internal override void Tell()
    {
        if (thrown is OperationCanceledException)
            outcome.TrySetCanceled(stop);
        else if (thrown is not null)
            outcome.TrySetException(thrown);
        else
            outcome.TrySetResult(result);
    }

    internal override void Fail(Exception failure) => outcome.TrySetException(thrown ?? failure);
}
