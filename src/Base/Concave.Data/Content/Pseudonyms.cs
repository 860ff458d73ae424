using System.Security.Cryptography;

namespace Concave.Data.Content;

/// <summary>
/// The name under which a client knows an annotator: stable for one client, different for every other, and not to be
/// turned back without the master key.
/// </summary>
public sealed class Pseudonyms(MasterKey master)
{
    /// <summary>"an-" and 12 hex digits.</summary>
    public string Of(Guid clientId, Guid annotatorId)
    {
        var key = master.Derive("concave pseudonym", clientId);
        return $"an-{Convert.ToHexStringLower(HMACSHA256.HashData(key, annotatorId.ToByteArray()))[..12]}";
    }
}
