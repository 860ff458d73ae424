using System.Security.Cryptography;
using System.Text;
using Concave.Data.Content;

namespace Concave.Data.Register;

/// <summary>Seals what somebody said about their own data with a key of theirs, which goes with them: rows stay and say nothing.</summary>
public sealed class PersonVault(MasterKey master, HomeFolder home)
{
    private readonly KeyShelf shelf = new(home, "people");

    /// <summary>Seals a text.</summary>
    public byte[] Close(Guid personId, string text)
    {
        using var seal = Of(personId, shelf.Make(personId));
        return seal.Close(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads a text; null once the person's key was destroyed.</summary>
    public string? Open(Guid personId, byte[] closed)
    {
        if (shelf.Find(personId) is not { } half)
            return null;
        using var seal = Of(personId, half);
        return Encoding.UTF8.GetString(seal.Open(closed));
    }

    /// <summary>Destroys the person's key.</summary>
    public void Destroy(Guid personId) => shelf.Destroy(personId);

    private Seal Of(Guid personId, byte[] half) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. master.Derive("concave person", personId), .. half], 32, salt: personId.ToByteArray()), personId);
}
