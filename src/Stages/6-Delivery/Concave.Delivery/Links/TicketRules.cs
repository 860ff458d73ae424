using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Concave.Kernel;

namespace Concave.Delivery.Links;

/// <summary>What makes a ticket good.</summary>
internal static class TicketRules
{
    private const string Prefix = "dl-";

    /// <summary>A new secret: 256 random bits after "dl-".</summary>
    internal static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a secret.</summary>
    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Why a ticket cannot live that long, or null.</summary>
    /// <param name="hours">Asked for.</param>
    /// <param name="mostDays">What the quality plan allows.</param>
    internal static Problem? RefuseLife(int hours, int mostDays) =>
        hours >= 1 && hours <= mostDays * 24 ? null : Errors.TicketLife(mostDays);

    /// <summary>Why a ticket or its link no longer opens anything, or null.</summary>
    internal static Problem? Refuse(DownloadTicket ticket, bool revoked, bool used, DateTimeOffset now)
    {
        if (revoked)
            return Errors.TicketRevoked;
        if (used)
            return Errors.TicketUsed;
        return now >= ticket.ExpiresAt ? Errors.TicketExpired : null;
    }
}
