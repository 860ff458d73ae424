using Concave.Studio.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Studio.Tests.Access;

/// <summary>One route of the host, with the parameters it takes still open.</summary>
internal sealed record Route(string Pattern, string Method)
{
    internal bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal) || Pattern.StartsWith("/openapi", StringComparison.Ordinal);

    /// <summary>A path of it, about this project and things that nobody has.</summary>
    internal string Path(Guid project) => string.Join('/', Pattern.Split('/').Select(part => part switch
    {
        "{projectId:guid}" => project.ToString(),
        "{documentName}.json" => "v1.json",
        _ when part.EndsWith(":guid}", StringComparison.Ordinal) => "01930000-0000-7000-8000-000000000001",
        _ when part.EndsWith(":int}", StringComparison.Ordinal) => "0",
        _ when part.StartsWith('{') => "x",
        _ => part,
    }));

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>Every route, from the host's own table: none can be forgotten.</summary>
internal static class RouteTable
{
    internal static IReadOnlyList<Route> Of(StudioBench bench) => Of(bench.App);

    internal static IReadOnlyList<Route> Of(WebApplication app) =>
    [
        .. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new Route($"/{e.RoutePattern.RawText!.TrimStart('/')}".TrimEnd('/') is { Length: > 0 } p ? p : "/", m)))
            .Distinct().OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal),
    ];
}
