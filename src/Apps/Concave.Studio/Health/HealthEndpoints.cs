using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Concave.Studio.Health;

/// <summary>/health/live: the process answers. /health/ready: it can do its work. For whoever watches; no sign-in, no content.</summary>
internal static class HealthEndpoints
{
    internal static void Add(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database")
        .AddCheck<WorkersCheck>("workers")
        .AddCheck<JobsCheck>("jobs");

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = Write }).AllowAnonymous();
    }

    // Descriptions are our own words; an exception's text would not be, and stays in the log.
    private static Task Write(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(
            e => e.Key, e => new { status = Word(e.Value.Status), says = e.Value.Exception is null ? e.Value.Description : "failed; see the log" }, StringComparer.Ordinal),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        HealthStatus.Unhealthy => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
