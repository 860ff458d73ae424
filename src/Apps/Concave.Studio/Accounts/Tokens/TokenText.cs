using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>The text of a personal access token: a prefix by which leaks are found, and 256 random bits.</summary>
internal static class TokenText
{
    internal const string Prefix = "concave_";

    internal static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it. The text has as many bits as the hash, so that no salt is needed.</summary>
    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
