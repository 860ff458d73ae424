using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Studio.Accounts.Links;

/// <summary>The code in a one-time link: 256 random bits.</summary>
internal static class LinkCode
{
    internal static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it; with as many bits as the hash it needs no salt.</summary>
    internal static byte[] Hash(string? code) => SHA256.HashData(Encoding.UTF8.GetBytes(code ?? ""));
}
