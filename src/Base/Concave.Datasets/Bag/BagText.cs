using System.Globalization;
using System.Text;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Bag;

/// <summary>The tag files of a bag, and the statement that is signed.</summary>
internal static class BagText
{
    /// <summary>Lines of "digest, two spaces, path", ordered by path: what sha256sum writes and reads.</summary>
    public static byte[] Manifest(IEnumerable<BagFile> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(f => $"{f.Sha256}  {f.Path}\n")));

    /// <summary>Only ids, numbers and our own names: a title would have to be escaped for a format that cannot.</summary>
    /// <param name="delivery">What the bag holds.</param>
    /// <param name="bytes">Of everything under <c>data/</c>.</param>
    /// <param name="count">Files under <c>data/</c>.</param>
    public static byte[] Info(DeliveryHeader delivery, long bytes, int count)
    {
        var day = delivery.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"External-Identifier: {delivery.Delivery:D}\nBagging-Date: {day}\nPayload-Oxum: {bytes}.{count}\n"));
    }

    public static Statement State(DeliveryRecords records, BagFile manifest, BagFile tagManifest) => new(
        Statement.V1,
        [new(manifest.Path, new(manifest.Sha256)), new(tagManifest.Path, new(tagManifest.Sha256))],
        Statement.Delivery,
        Predicate(records));

    /// <summary>What the statement says about these records.</summary>
    public static DeliveryPredicate Predicate(DeliveryRecords records) => new()
    {
        Delivery = records.Delivery.Delivery,
        Project = records.Delivery.Project,
        Batch = records.Delivery.Batch,
        GuidelinesHash = records.Delivery.GuidelinesHash,
        LedgerChain = records.Seals.MaxBy(s => s.Number)?.Chain ?? Proof.LedgerChain.Beginning,
        Generator = records.Delivery.Generator,
        CreatedAt = records.Delivery.CreatedAt,
    };
}
