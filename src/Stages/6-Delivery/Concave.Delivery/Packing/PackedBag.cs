using System.Security.Cryptography;
using Concave.Data;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Verify;
using Concave.Kernel;

namespace Concave.Delivery.Packing;

/// <summary>A bag that was written, verified and packed.</summary>
/// <param name="Digest">SHA-256 of its tag manifest.</param>
/// <param name="KeyId">Who signed.</param>
/// <param name="Tar">The packed file.</param>
/// <param name="TarDigest">Its SHA-256, lower hex.</param>
/// <param name="TarBytes">Its length.</param>
internal sealed record PackedBag(string Digest, string KeyId, string Tar, string TarDigest, long TarBytes)
{
    /// <summary>Holds a bag that was written against every check a client has and against what trainers stumble over, and packs it.</summary>
    /// <returns>The packed bag; delivery-unverified when a check fails, delivery-unloadable when a trainer or loader would break on it.</returns>
    internal static async Task<Result<PackedBag>> Of(WrittenBag bag, SigningKey key, WorkFolder work, CancellationToken stop)
    {
        var folder = bag.Folder;
        if (DeliveryVerifier.Run(folder, key.PublicPem).FirstOrDefault(c => !c.Passed) is { } fault)
            return Errors.Unverified(fault);
        if (ExportLint.Bag(folder).FirstOrDefault(f => f.Severity == LintSeverity.Error) is { } finding)
            return Errors.Unloadable(finding);
        var tar = work.File("bag.tar");
        await using var file = File.Create(tar);
        await BagTar.Pack(folder, $"delivery-{bag.Delivery.Delivery:D}", bag.Delivery.CreatedAt, file, stop);
        file.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
        return new PackedBag(bag.Sealed.Digest, bag.Sealed.KeyId, tar, digest, file.Length);
    }
}
