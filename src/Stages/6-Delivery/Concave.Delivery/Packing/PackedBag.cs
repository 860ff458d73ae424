using System.Security.Cryptography;
using Concave.Data;
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
        Garbage.GiveBack(); // the records it was written from
        var loads = Task.Run(() => ExportLint.Bag(folder), stop); // both read every file; neither uses two processors throughout
        var fault = DeliveryVerifier.Run(folder, key.PublicPem).FirstOrDefault(c => !c.Passed);
        var findings = await loads;
        if (fault is not null)
            return Errors.Unverified(fault);
        if (findings.FirstOrDefault(f => f.Severity == LintSeverity.Error) is { } finding)
            return Errors.Unloadable(finding);
        var tar = work.File("bag.tar");
        using var hash = SHA256.Create();
        await using var file = File.Create(tar);
        await using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            await BagTar.Pack(folder, $"delivery-{bag.Delivery.Delivery:D}", bag.Delivery.CreatedAt, hashed, stop);
        var digest = Convert.ToHexStringLower(hash.Hash!);
        return new PackedBag(bag.Sealed.Digest, bag.Sealed.KeyId, tar, digest, file.Length);
    }
}
