using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.Studio.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace Concave.Cli.Operate;

/// <summary><c>concave serve</c>: the studio, the API and the workers, until it is told to stop.</summary>
internal static class ServeCommand
{
    internal static Command Make()
    {
        var (home, postgres) = (Options.Home(), Options.Postgres());
        Option<string> urls = new("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        Option<string[]> proxies = new("--proxy") { Description = "Address of a reverse proxy on another machine whose X-Forwarded headers are believed. May be given again." };
        Option<bool> closed = new("--no-open-audit") { Description = "Keep the page /audit for leads: nobody without an account may have a file audited." };
        var (authority, client, name) = OpenId();
        Command command = new("serve", "Start the studio, the API and the workers.") { home, postgres, urls, proxies, closed, authority, client, name };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(authority) is null != parsed.GetValue(client) is null)
                parsed.AddError("--openid-authority and --openid-client go together.");
        });
        command.SetAction((parsed, stop) => Run(
            new()
            {
                OpenId = parsed.GetValue(authority) is { } at
                    ? new(at, parsed.GetValue(client)!, Environment.GetEnvironmentVariable("CONCAVE_OPENID_SECRET"), parsed.GetRequiredValue(name))
                    : null,
                Installation = new(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)),
                Urls = parsed.GetRequiredValue(urls),
                Proxies = parsed.GetValue(proxies) ?? [],
                OpenAudit = !parsed.GetValue(closed),
            },
            new(json: false), stop));
        return command;
    }

    private static (Option<Uri?> Authority, Option<string?> Client, Option<string> Name) OpenId()
    {
        Option<Uri?> authority = new("--openid-authority")
        {
            Description = "Address of an OpenID Connect provider by which people may sign in as well; its secret is read from CONCAVE_OPENID_SECRET.",
            CustomParser = given =>
            {
                if (Uri.TryCreate(given.Tokens.Single().Value, UriKind.Absolute, out var at) && (at.Scheme == Uri.UriSchemeHttps || (at.IsLoopback && at.Scheme == Uri.UriSchemeHttp)))
                    return at;
                given.AddError("The provider's address begins with https://.");
                return null;
            },
        };
        return (
            authority,
            new("--openid-client") { Description = "This installation's client id at the provider." },
            new("--openid-name") { Description = "What the provider is called on the sign-in page.", DefaultValueFactory = _ => "your organisation" });
    }

    /// <summary>Serves until Ctrl+C or SIGTERM; what is under way is finished first.</summary>
    internal static async Task<int> Run(StudioOptions options, Output output, CancellationToken stop)
    {
        await using var app = StudioHost.Build(options);
        var ready = await StudioHost.Prepare(app, stop);
        if (ready.Failed)
            return output.Fail(ready.Problem);
        var setUp = await StudioHost.SetUpPath(app, stop);
        if (await Listen(app, stop) is { } busy)
            return output.Fail(busy);
        foreach (var url in app.Urls)
            output.People.MarkupLineInterpolated($"The studio is at [bold]{url}[/]. Ctrl+C stops it.");
        if (setUp is not null)
            Console.Out.WriteLine($"There is no account yet. Open the first one, once, at {app.Urls.First()}{setUp}"); // unbroken, to be copied
        await app.WaitForShutdownAsync(stop);
        return ExitCodes.Done;
    }

    private static async Task<Problem?> Listen(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
            return null;
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            return new("address-in-use", ProblemKind.Invalid, busy.Message, "Stop what uses it, or name another address.");
        }
    }
}
