using System.Text;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Proof;

public sealed class DigestTests
{
    private static readonly MessageRecord Message = new("user", "é\n\u0001");

    [Fact]
    public void Bytes_have_the_published_digest() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.Hex("abc"u8));

    [Fact]
    public void A_records_digest_is_that_of_its_canonical_form() =>
        Assert.Equal(Digest.Hex(Encoding.UTF8.GetBytes("""{"content":"é\n\u0001","role":"user"}""")), Digest.Of(Message));

    [Fact]
    public void A_lists_digest_is_that_of_its_lines()
    {
        var line = Encoding.UTF8.GetString(CanonicalJson.Of(Message));

        Assert.Equal(Digest.Hex(Encoding.UTF8.GetBytes($"{line}\n{line}\n")), Digest.OfLines([Message, Message]));
        Assert.Equal(Digest.Hex([]), Digest.OfLines<MessageRecord>([]));
    }
}
