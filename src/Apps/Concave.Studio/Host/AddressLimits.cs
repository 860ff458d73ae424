using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Concave.Studio.Host;

/// <summary>
/// How often one address may do what needs no account: try a password (accounts lock by themselves; this slows whoever
/// tries one password on many) and have a file audited.
/// </summary>
internal static class AddressLimits
{
    internal const string SignIn = "sign-in";
    internal const string Audit = "audit";

    internal static void Add(RateLimiterOptions limiter, StudioOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        Limit(limiter, SignIn, options.SignInsPerMinute, TimeSpan.FromMinutes(1));
        Limit(limiter, Audit, options.AuditsPerTenMinutes, TimeSpan.FromMinutes(10));
    }

    private static void Limit(RateLimiterOptions limiter, string policy, int times, TimeSpan window) =>
        limiter.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(
            Network(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = window }));

    // Whoever has one IPv6 address has 2^64 of them.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
