using Concave.Studio.Accounts.Elsewhere;
using Concave.Studio.Composition;

namespace Concave.Studio.Host;

/// <summary>How the studio is to run.</summary>
public sealed record StudioOptions
{
    /// <summary>Where its things are.</summary>
    public required Installation Installation { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Addresses of reverse proxies on other machines whose X-Forwarded headers are believed; those on this machine always are.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Sign-ins that one network address may try in a minute, at least 1.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Whether somebody without an account may audit a file.</summary>
    public bool OpenAudit { get; init; } = true;

    /// <summary>Files that one network address may have audited in ten minutes, at least 1.</summary>
    public int AuditsPerTenMinutes { get; init; } = 6;
    /// <summary>Where people may sign in elsewhere; null for nowhere.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>Services that take the place of the usual ones.</summary>
    public Action<IServiceCollection>? Replace { get; init; }
}
