namespace Concave.Studio.Workers;

/// <summary>
/// Something done again and again while the host lives. A turn that fails is logged with its exception, shows in the
/// health of the host, and is tried again after a pause that doubles up to five minutes. Every worker may run on every
/// node: what it does is safe to do twice.
/// </summary>
internal abstract class Worker(string name, TimeSpan pause, TimeProvider clock, Pulse pulse, ILogger log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>One turn.</summary>
    protected abstract Task Turn(CancellationToken stop);

    /// <summary>How long to wait after so many failures in a row.</summary>
    internal static TimeSpan BackOff(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures)));

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await TakeTurn(stoppingToken), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<TimeSpan> TakeTurn(CancellationToken stop)
    {
        try
        {
            await Turn(stop);
            pulse.Done(name);
            return pause;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return TimeSpan.Zero; // the host stops
        }
#pragma warning disable CA1031 // the outermost edge of a background worker: logged, counted, shown by /health/ready, tried again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var failures = pulse.Failed(name);
            log.LogError(failure, "The worker '{Worker}' failed, {Failures} times in a row now", name, failures);
            return BackOff(failures);
        }
    }
}
