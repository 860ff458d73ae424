using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Verify;

/// <summary>Holds the difference report of a corrected delivery against both deliveries. Run <see cref="DeliveryVerifier"/> on each as well.</summary>
public static class ChangesCheck
{
    private const string Report = BagFiles.Changes;

    /// <summary>One check, <c>changes</c>.</summary>
    /// <param name="directory">The corrected delivery.</param>
    /// <param name="superseded">The delivery it says it supersedes.</param>
    public static IReadOnlyList<Check> Run(string directory, string superseded) =>
        [.. Outcome.Of("changes", "The difference report follows from both deliveries.", Faults(new(directory), BagReader.Read(directory).Records, superseded))];

    private static IEnumerable<Fault> Faults(BagFolder folder, DeliveryRecords? now, string superseded)
    {
        var tags = new BagFolder(superseded).Read(BagFiles.TagManifest);
        if (now is null || tags is null || BagReader.Read(superseded).Records is not { } before)
            yield return new("The records of one of the two cannot be read.");
        else if (folder.Read(Report) is not { } written)
            yield return new("The delivery has no difference report.", Report);
        else if (now.Delivery.Batch != before.Delivery.Batch)
            yield return new("The two are deliveries of different batches.", BagFiles.Delivery.Path);
        else if (!DeliveryChanges.Between(now, before, Digest.Hex(tags)).ToJson().AsSpan().SequenceEqual(written))
            yield return new("The difference report is not the one that follows from both deliveries.", Report);
    }
}
