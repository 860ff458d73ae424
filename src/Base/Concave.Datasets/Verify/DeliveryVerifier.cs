using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>
/// Re-checks a delivery from its folder alone, offline: that it is whole, that it is the one that was signed, that its
/// records are the ones the ledger recorded, that every draw is the one its seed gives, and that every label, row and
/// figure follows from the records. docs/delivery-format.md defines each check.
/// </summary>
public static class DeliveryVerifier
{
    /// <summary>Runs every check; one that cannot be run is reported as not passed.</summary>
    /// <param name="directory">The bag.</param>
    /// <param name="trustedKeyPem">
    /// The house's public key as the client received it by another way, in PEM. Without it a signature shows only that
    /// the bag was not damaged since whoever holds its own key signed it.
    /// </param>
    /// <param name="keptSeals">
    /// The seals the client was shown on their days, in any order. Whoever holds the signing key could write another
    /// ledger; nobody can write one that has the roots of this one.
    /// </param>
    /// <returns>Every check; the delivery is good when all passed.</returns>
    public static IReadOnlyList<Check> Run(string directory, string? trustedKeyPem = null, IReadOnlyList<SealRecord>? keptSeals = null)
    {
        var folder = new BagFolder(directory);
        if (!folder.Exists)
            return [new("files", Passed: false, "There is no such folder.")];
        // Digests and Parquet need the files alone, so they are looked at while the records are read.
        var ofFiles = Task.Run(() => (Check[])[.. FolderCheck.Run(folder, new RowReader(folder).Only(BagFiles.Delivery)), .. ParquetCheck.Run(folder)]);
        var contents = BagReader.Read(directory);
        Garbage.GiveBack();
        List<Check> checks =
        [
            .. ofFiles.GetAwaiter().GetResult(),
            .. SignatureCheck.Run(folder, contents.Records, trustedKeyPem),
            .. Outcome.Of("schema", "Every row has its schema, form and place.", contents.Faults.Select(Row)),
        ];
        checks.AddRange(contents.Records is null
            ? [Outcome.NotRun("references", "the header, the import summary or the guidelines cannot be read.")]
            : OfRecords(folder, contents.Records));
        if (keptSeals is not null)
            checks.AddRange(Outcome.Of("kept_seals", "The ledger has every seal that was kept.", LedgerCheck.Against(contents.Records?.Seals ?? [], keptSeals)));
        return checks;
    }

    private static IEnumerable<Check> OfRecords(BagFolder folder, DeliveryRecords records)
    {
        Check[] references =
        [
            .. Outcome.Of("values", "Every number lies where its definition puts it.", ValueCheck.Faults(records)),
            .. Outcome.Of("references", "Every row speaks of rows that are there.", ReferenceCheck.Faults(records)),
        ];
        IEnumerable<Check> first = [.. references, .. Outcome.Of("guidelines", $"The guidelines have the approved hash {records.Delivery.GuidelinesHash}.", DerivedCheck.Header(records))];
        return Array.TrueForAll(references, r => r.Passed)
            ? [.. first, .. RoundCheck.Run(records), .. LedgerCheck.Run(records), .. DerivedCheck.Run(folder, records)]
            : [.. first, .. Unreferenced(records)];
    }

    // A removed row breaks references first; what the ledger says of it is still worth hearing.
    private static IEnumerable<Check> Unreferenced(DeliveryRecords records)
    {
        const string because = "values are out of range, or rows that others speak of are missing.";
        return
        [
            .. LedgerCheck.Loose(records),
            .. new[] { "seeds", "routing", "sample", "sides", "gold_places", "spot_checks", "verdicts", "preference", "croissant", "figures", "release" }
                .Select(name => Outcome.NotRun(name, because)),
        ];
    }

    private static Fault Row(BagFault fault) =>
        new(fault.Line > 0 ? FormattableString.Invariant($"Line {fault.Line}: {fault.What}") : fault.What, fault.File);
}
