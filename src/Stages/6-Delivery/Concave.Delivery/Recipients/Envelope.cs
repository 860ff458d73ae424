using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Concave.Delivery.Recipients;

/// <summary>
/// A file encrypted to one public key as CMS EnvelopedData (RFC 5652) in DER: AES-256-CBC, its key by RSA-OAEP with
/// SHA-256, the recipient named by key identifier, so that no certificate is needed. <c>openssl cms -decrypt</c> opens it.
/// .NET's own class holds the whole file in memory; this writes what stands before the content and lets it stream.
/// </summary>
internal sealed class Envelope : IDisposable
{
    private const int Block = 16;
    private const byte Sequence = 0x30;
    private const byte Set = 0x31;
    private const byte Context0 = 0xA0;
    private const byte Context0Primitive = 0x80;
    private readonly Aes aes = Aes.Create();

    /// <param name="recipient">An RSA public key.</param>
    /// <param name="plainLength">Length of what will be enclosed.</param>
    internal Envelope(RSA recipient, long plainLength)
    {
        aes.KeySize = 256;
        var encrypted = ((plainLength / Block) + 1) * Block;
        var content = Join(Oid("1.2.840.113549.1.7.1"), Algorithm(), Header(Context0Primitive, encrypted));
        var enveloped = Join([2, 1, 2], Wrap(Set, Recipient(recipient)), Header(Sequence, content.Length + encrypted), content);
        var info = Join(Oid("1.2.840.113549.1.7.3"), Header(Context0, Header(Sequence, enveloped.Length + encrypted).Length + enveloped.Length + encrypted),
            Header(Sequence, enveloped.Length + encrypted), enveloped);
        Head = Join(Header(Sequence, info.Length + encrypted), info);
        Length = Head.Length + encrypted;
    }

    /// <summary>What stands before the encrypted content.</summary>
    internal byte[] Head { get; }

    /// <summary>Length of head and encrypted content.</summary>
    internal long Length { get; }

    public void Dispose() => aes.Dispose();

    /// <summary>Reads as the encrypted content; disposing it disposes <paramref name="plain"/>.</summary>
    internal Stream Enclose(Stream plain) => new CryptoStream(plain, aes.CreateEncryptor(), CryptoStreamMode.Read);

    private byte[] Algorithm()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.16.840.1.101.3.4.1.42");
            writer.WriteOctetString(aes.IV);
        }

        return writer.Encode();
    }

    private byte[] Recipient(RSA recipient)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            writer.WriteOctetString(ClientKeyRules.Identifier(recipient), new Asn1Tag(TagClass.ContextSpecific, 0));
            WriteOaep(writer);
            writer.WriteOctetString(recipient.Encrypt(aes.Key, RSAEncryptionPadding.OaepSHA256));
        }

        return writer.Encode();
    }

    private static void WriteOaep(AsnWriter writer)
    {
        using var algorithm = writer.PushSequence();
        writer.WriteObjectIdentifier("1.2.840.113549.1.1.7");
        using var parameters = writer.PushSequence();
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            WriteSha256(writer);
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
        {
            using var mask = writer.PushSequence();
            writer.WriteObjectIdentifier("1.2.840.113549.1.1.8");
            WriteSha256(writer);
        }
    }

    private static void WriteSha256(AsnWriter writer)
    {
        using var hash = writer.PushSequence();
        writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
        writer.WriteNull();
    }

    private static byte[] Oid(string id)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(id);
        return writer.Encode();
    }

    private static byte[] Wrap(byte tag, byte[] content) => Join(Header(tag, content.Length), content);

    // A tag and a length in as few bytes as it takes (X.690 §10.1).
    private static byte[] Header(byte tag, long length)
    {
        if (length < 0x80)
            return [tag, (byte)length];
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        var digits = bytes.TrimStart((byte)0);
        return [tag, (byte)(0x80 | digits.Length), .. digits];
    }

    private static byte[] Join(params ReadOnlySpan<byte[]> parts)
    {
        List<byte> joined = [];
        foreach (var part in parts)
            joined.AddRange(part);
        return [.. joined];
    }
}
