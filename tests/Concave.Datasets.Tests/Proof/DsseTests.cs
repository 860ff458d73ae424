using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Tests.Proof;

public sealed class DsseTests
{
    private const string Type = "text/plain";

    // The example of the DSSE 1.0.2 protocol document.
    [Fact]
    public void The_encoding_of_the_protocol_document_is_met() =>
        Assert.Equal(
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            Encoding.UTF8.GetString(Dsse.Pae("http://example.com/HelloWorld", "hello world"u8)));

    [Fact]
    public void Lengths_count_bytes() => Assert.Equal("DSSEv1 2 é 3 €", Encoding.UTF8.GetString(Dsse.Pae("é", "€"u8)));

    [Fact]
    public void What_was_signed_is_what_is_opened()
    {
        using var key = SigningKey.Create();
        var opened = Dsse.Open(Dsse.Sign(Type, "payload"u8, key), Type, key.PublicPem);

        Assert.Equal("payload", Encoding.UTF8.GetString(opened.Value!));
    }

    [Fact]
    public void Another_key_another_type_and_another_payload_are_refused()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var envelope = Encoding.UTF8.GetString(Dsse.Sign(Type, "payload"u8, key));
        var changed = envelope.Replace(Convert.ToBase64String("payload"u8), Convert.ToBase64String("PAYLOAD"u8), StringComparison.Ordinal);

        Assert.Equal("signature-invalid", Dsse.Open(Encoding.UTF8.GetBytes(envelope), Type, other.PublicPem).Problem!.Code);
        Assert.Equal("envelope-type", Dsse.Open(Encoding.UTF8.GetBytes(envelope), "text/html", key.PublicPem).Problem!.Code);
        Assert.Equal("signature-invalid", Dsse.Open(Encoding.UTF8.GetBytes(changed), Type, key.PublicPem).Problem!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"payloadType":"text/plain","payload":null,"signatures":[]}""")]
    [InlineData("""{"payloadType":"text/plain","payload":"%%%","signatures":[]}""")]
    [InlineData("""{"payloadType":"text/plain","payload":"","payload":"eA==","signatures":[]}""")]
    public void A_hostile_envelope_is_a_problem_and_not_a_crash(string envelope)
    {
        using var key = SigningKey.Create();

        Assert.Equal("envelope-invalid", Dsse.Open(Encoding.UTF8.GetBytes(envelope), Type, key.PublicPem).Problem!.Code);
    }

    [Fact]
    public void URL_safe_base64_is_read_too()
    {
        using var key = SigningKey.Create();
        byte[] payload = [0xfb, 0xff, 0xfe];
        var envelope = Encoding.UTF8.GetString(Dsse.Sign(Type, payload, key)).Replace("+//+", "-__-", StringComparison.Ordinal);

        Assert.Contains("-__-", envelope, StringComparison.Ordinal);
        Assert.Equal(payload, Dsse.Open(Encoding.UTF8.GetBytes(envelope), Type, key.PublicPem).Value);
    }

    [Fact]
    public void A_key_survives_its_PEM_and_its_id_is_the_digest_of_the_public_key()
    {
        using var key = SigningKey.Create();
        using var again = SigningKey.Load(key.ToPem());
        using var bare = ECDsa.Create();
        bare.ImportFromPem(key.PublicPem);

        Assert.Equal(key.KeyId, again.KeyId);
        Assert.Equal(Digest.Hex(bare.ExportSubjectPublicKeyInfo()), key.KeyId);
        Assert.Equal(key.KeyId, SigningKey.IdOf(again.PublicPem));
    }

    [Fact]
    public void A_public_key_and_another_curve_do_not_sign()
    {
        using var key = SigningKey.Create();
        using var wide = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<CryptographicException>(() => SigningKey.Load(key.PublicPem));
        Assert.Throws<CryptographicException>(() => SigningKey.Load(wide.ExportPkcs8PrivateKeyPem()));
        Assert.Null(SigningKey.IdOf(wide.ExportSubjectPublicKeyInfoPem()));
        Assert.Null(SigningKey.IdOf("not a key"));
    }
}
