using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Verify;
using Concave.Kernel;

namespace Concave.Delivery.Packing;

/// <summary>Holds a bag that was written against every check a client has and against what trainers stumble over.</summary>
internal static class BagInspection
{
    /// <returns>Null when it may go; delivery-unverified when a check fails, delivery-unloadable when a trainer or loader would break on it.</returns>
    internal static async Task<Problem?> Fault(WrittenBag bag, SigningKey key, CancellationToken stop)
    {
        Garbage.GiveBack(); // the records it was written from
        var loads = Task.Run(() => ExportLint.Bag(bag.Folder), stop); // both read every file; neither uses two processors throughout
        var fault = DeliveryVerifier.Run(bag.Folder, key.PublicPem).FirstOrDefault(c => !c.Passed);
        var findings = await loads;
        if (fault is not null)
            return Errors.Unverified(fault);
        return findings.FirstOrDefault(f => f.Severity == LintSeverity.Error) is { } finding ? Errors.Unloadable(finding) : null;
    }
}
