using System.Text;
using Concave.Kernel;

namespace Concave.Delivery.Keys;

/// <summary>What holds for the house's keys.</summary>
internal static class KeyRules
{
    private const int ShortestReason = 15;
    private const int LongestReason = 500;

    /// <summary>What an old key signs to vouch for a new one: the line "concave signing key", then the new key's PEM.</summary>
    internal static byte[] Endorsed(string publicPem) => Encoding.ASCII.GetBytes($"concave signing key\n{publicPem}");

    /// <summary>Why this cannot be published as the reason of a rotation, or null.</summary>
    internal static Problem? RefuseReason(string why) => why.Trim().Length is < ShortestReason or > LongestReason ? Errors.ReasonLength(ShortestReason, LongestReason) : null;
}
