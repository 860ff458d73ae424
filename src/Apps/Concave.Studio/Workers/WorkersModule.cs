namespace Concave.Studio.Workers;

/// <summary>What the host does by itself.</summary>
internal static class WorkersModule
{
    internal static IServiceCollection AddWorkers(this IServiceCollection services) => services
        .AddSingleton<Pulse>()
        .AddHostedService<RunJobs>()
        .AddHostedService<RunLongJobs>()
        .AddHostedService<ReturnLeases>()
        .AddHostedService<SealLedgers>()
        .AddHostedService<CheckTerms>()
        .AddHostedService<WatchWork>();
}
