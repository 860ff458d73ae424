using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>
/// Which split a prompt belongs to. It follows from the project and the prompt alone, so the same prompt stays on the
/// same side in every batch of the project, and no test prompt is ever trained on.
/// </summary>
public static class SplitDraw
{
    /// <summary>One prompt in ten is held out.</summary>
    public const int TestEvery = 10;

    /// <summary>
    /// Whether the prompt is in the test split: the first eight bytes, big-endian, of HMAC-SHA256 under the project id
    /// (its lower-case text) of "split|" and the canonical JSON of the trimmed messages are divisible by ten.
    /// </summary>
    public static bool IsTest(Guid project, IReadOnlyList<MessageRecord> trimmedPrompt)
    {
        byte[] message = [.. "split|"u8, .. CanonicalJson.Of(trimmedPrompt)];
        var hash = HMACSHA256.HashData(Encoding.ASCII.GetBytes(project.ToString("D")), message);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % TestEvery == 0;
    }
}
