using System.Text.Json;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Datasets.Bag;

/// <summary>A place in a bag that cannot be read as it should be.</summary>
/// <param name="File">Path in the bag.</param>
/// <param name="Line">1-based; 0 for the file as a whole.</param>
/// <param name="What">What is wrong, in one sentence.</param>
public sealed record BagFault(string File, int Line, string What);

/// <summary>What a bag's files say, and every row that does not.</summary>
/// <param name="Records">Null when the header, the import summary or the guidelines cannot be read.</param>
/// <param name="Faults">Empty when every row has its documented form, place and schema.</param>
public sealed record BagContents(DeliveryRecords? Records, IReadOnlyList<BagFault> Faults);

/// <summary>Reads the records of a bag. The folder is hostile: nothing outside it is opened and no link is followed.</summary>
public static class BagReader
{
    /// <summary>Reads every record file; checks form and order, not digests, which the verifier does.</summary>
    public static BagContents Read(string directory)
    {
        var folder = new BagFolder(directory);
        var reader = new RowReader(folder);
        var header = reader.Only(BagFiles.Delivery);
        var import = reader.Only(BagFiles.Import);
        var guidelines = ReadGuidelines(folder, reader);
        if (header is null || import is null || guidelines is null)
            return new(null, reader.Faults);
        var records = new DeliveryRecords
        {
            Delivery = header,
            Guidelines = guidelines,
            Import = import,
            Pairs = reader.Rows(BagFiles.Pairs),
            Truths = reader.Rows(BagFiles.Truths),
            Rounds = reader.Rows(BagFiles.Rounds),
            Seeds = reader.Rows(BagFiles.Seeds),
            Routings = reader.Rows(BagFiles.Routings),
            Judgments = reader.Rows(BagFiles.Judgments),
            Withdrawn = reader.Rows(BagFiles.Withdrawn),
            Flags = reader.Rows(BagFiles.Flags),
            Resolutions = reader.Rows(BagFiles.Resolutions),
            SpotChecks = reader.Rows(BagFiles.SpotChecks),
            RootCauses = reader.Rows(BagFiles.RootCauses),
            RetiredGold = reader.Rows(BagFiles.RetiredGold),
            Verdicts = reader.Rows(BagFiles.Verdicts),
            Annotators = reader.Rows(BagFiles.Annotators),
            CalibrationAnswers = reader.Rows(BagFiles.Calibration),
            PilotAnswers = reader.Rows(BagFiles.Pilot),
            LedgerEntries = reader.Rows(BagFiles.Entries),
            Seals = reader.Rows(BagFiles.Seals),
        };
        return new(records, reader.Faults);
    }

    private static GuidelinesDocument? ReadGuidelines(BagFolder folder, RowReader reader)
    {
        var bytes = folder.Read(BagFiles.Guidelines);
        if (bytes is null)
        {
            reader.Fault(BagFiles.Guidelines, 0, "The file is not there, or is a link.");
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize<GuidelinesDocument>(bytes, RowJson.Options);
            if (read is not null && RowReader.Nulls(bytes) == (read.Plan?.Recorded is null ? 1 : 0) && CanonicalJson.Of(read).AsSpan().SequenceEqual(bytes))
                return read;
            reader.Fault(BagFiles.Guidelines, 0, "The guidelines are not in canonical form.");
        }
        catch (JsonException wrong)
        {
            reader.Fault(BagFiles.Guidelines, 0, $"The guidelines do not fit their schema ({PlainText.Of(wrong.Path ?? "$")}).");
        }

        return null;
    }
}
