using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Concave.Scoping.Tests;

/// <summary>The stage on a port of its own. The studio signs people in; here the client built for an actor says who it is.</summary>
internal sealed class ScopingHost : IAsyncDisposable
{
    private const string Header = "X-Sample-Actor";
    private readonly WebApplication app;

    private ScopingHost(WebApplication app) => this.app = app;

    internal static async Task<ScopingHost> Start(Bench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        bench.Lend(builder.Services, s => s.AddScoping());
        var host = builder.Build();
        host.Use((context, next) =>
        {
            var said = context.Request.Headers[Header].ToString().Split(' ');
            var actor = new Actor(Guid.Parse(said[0]), (Roles)int.Parse(said[1], CultureInfo.InvariantCulture), said.Length > 2 ? Guid.Parse(said[2]) : null);
            context.User = new(new ClaimsIdentity(ActorFromClaims.Of(actor, "Sample"), "sample"));
            return next(context);
        });
        host.MapScoping();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>A client on whose behalf everything is asked as this actor.</summary>
    internal HttpClient As(Actor actor)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add(Header, $"{actor.Id} {(int)actor.Roles} {actor.ClientId}".TrimEnd());
        return http;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A file as it goes over the wire.</summary>
    internal static ByteArrayContent FileOf(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }
}
