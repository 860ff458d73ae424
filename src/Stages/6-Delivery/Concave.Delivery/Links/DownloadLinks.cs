using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Data.Content;

namespace Concave.Delivery.Links;

/// <summary>A link that needs no sign-in and dies soon.</summary>
/// <param name="Url">Path and query on this host.</param>
/// <param name="ExpiresAt">When it stops working; a whole second.</param>
public sealed record DownloadLink(string Url, DateTimeOffset ExpiresAt);

/// <summary>
/// Signs and checks links: HMAC-SHA256 over ticket and expiry, with a key per ticket that follows from the master key.
/// Any node of the installation checks what another signed, and none keeps a list.
/// </summary>
internal sealed class DownloadLinks(MasterKey master)
{
    internal const string Route = "/api/delivery/downloads";

    /// <summary>How long a link lives.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    internal DownloadLink For(Guid ticket, DateTimeOffset now)
    {
        var until = (now + Life).ToUnixTimeSeconds();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{Route}/{ticket:D}?until={until}&signature={Base64Url.EncodeToString(Sign(ticket, until))}"),
            DateTimeOffset.FromUnixTimeSeconds(until));
    }

    /// <summary>Whether this signature was made here for this ticket and expiry. Says nothing about the time.</summary>
    internal bool IsGenuine(Guid ticket, long until, string signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return Base64Url.IsValid(signature, out var length) && length == given.Length
            && Base64Url.DecodeFromChars(signature, given) == length
            && CryptographicOperations.FixedTimeEquals(given, Sign(ticket, until));
    }

    private byte[] Sign(Guid ticket, long until) => HMACSHA256.HashData(
        master.Derive("concave download link", ticket),
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ticket:D}|{until}")));
}
