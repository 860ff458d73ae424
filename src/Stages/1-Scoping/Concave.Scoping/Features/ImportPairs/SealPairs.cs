using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>Makes the rows of a chunk ready to be stored: canonical, sealed, with what queries need beside it.</summary>
internal sealed class SealPairs(ContentVault vault, TimeProvider clock)
{
    internal async ValueTask<Chunk<SealedPair>> Seal(Chunk<ReadPair> chunk, Importing import, CancellationToken stop)
    {
        List<SealedPair> pairs = new(chunk.Pairs.Count);
        var setAside = new List<SetAside>(chunk.SetAside);
        foreach (var read in chunk.Pairs)
        {
            if (PairRules.NeedsTruth(import.Purpose) && PairRules.Truth(import.Purpose, read) is null)
                setAside.Add(import.Purpose == PairPurpose.Audit ? ImportErrors.LabelMissing(read) : ImportErrors.TruthMissing(read));
            else
                pairs.Add(await Seal(read, import, stop));
        }

        return new(pairs, setAside, chunk.Rows);
    }

    private async ValueTask<SealedPair> Seal(ReadPair read, Importing import, CancellationToken stop)
    {
        var record = PairRules.Record(clock.NewId(), read, import);
        var pair = new Pair
        {
            Id = record.Pair,
            ProjectId = import.ProjectId,
            ImportId = import.Row.Id,
            Purpose = record.Purpose,
            ExternalId = record.ExternalId,
            ContentHash = read.ContentHash,
            Domain = record.Domain,
            Language = record.Language,
            TaskType = record.TaskType,
            Words = PairRules.Words(read),
            Content = await vault.Close(import.ProjectId, record, stop),
            ImportedAt = import.Row.ImportedAt,
        };
        var answer = PairRules.NeedsTruth(import.Purpose) ? await Answer(pair, read, stop) : null;
        return import.Hygiene
            ? new(read.Row, pair, answer, PairHygiene.Look(read), PairSketch.Of(read))
            : new(read.Row, pair, answer, [], Sketch: null);
    }

    // Production and pilot rows may carry a truth for a simulator; it is not the studio's to know.
    private async ValueTask<VerifiedAnswer> Answer(Pair pair, ReadPair read, CancellationToken stop) => new()
    {
        PairId = pair.Id,
        ProjectId = pair.ProjectId,
        Truth = PairRules.Truth(pair.Purpose, read)!.Value,
        Why = await vault.CloseBytes(pair.ProjectId, System.Text.Encoding.UTF8.GetBytes(read.TruthWhy ?? ""), stop),
        VerifiedAt = pair.ImportedAt,
    };
}
