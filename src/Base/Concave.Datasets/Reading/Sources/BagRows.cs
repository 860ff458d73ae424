using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reading;

/// <summary>A delivery as the file of pairs that it came from: its production pairs, the delivered label as preference, and every first judgment of the delivered round.</summary>
internal static class BagRows
{
    /// <summary>Whether the folder is a delivery.</summary>
    public static bool IsBag(string path) => File.Exists(BagPath.On(path, BagFiles.Declaration)) && File.Exists(BagPath.On(path, BagFiles.Pairs.Path));

    /// <summary>The delivery's records; a problem when they cannot all be read.</summary>
    public static Result<DeliveryRecords> Open(string path)
    {
        var contents = BagReader.Read(path);
        return contents is { Records: { } records, Faults.Count: 0 }
            ? records
            : FileProblems.Damaged(path, FormattableString.Invariant($"{contents.Faults[0].File}, line {contents.Faults[0].Line}: {contents.Faults[0].What}"));
    }

    public static IEnumerable<RawRow> Read(DeliveryRecords records)
    {
        var said = FirstJudgments.ByPair(records.Judgments, records.Rounds.Max(r => r.Number), PairPurpose.Production);
        var verdicts = records.Verdicts.ToDictionary(v => v.Pair);
        var splits = PreferenceProjection.Of(records);
        var strengths = splits.Train.Concat(splits.Test).ToDictionary(r => r.Id, r => r.PreferenceStrength);
        foreach (var (index, pair) in records.Pairs.Where(p => p.Purpose == PairPurpose.Production).Index())
        {
            yield return new(index + 1, JsonSerializer.SerializeToUtf8Bytes(new Row(
                pair.ExternalId, pair.Prompt, pair.ResponseA, pair.ResponseB, pair.Domain, pair.Language, pair.TaskType,
                verdicts.TryGetValue(pair.Pair, out var verdict) && (verdict.Released || verdict.Basis == "tie") ? verdict.Choice : null,
                strengths.TryGetValue(pair.Pair, out var strength) && strength > 0 ? strength : null,
                [.. said[pair.Pair].Select(j => new Label(j.Annotator, j.Choice))]), Options));
        }
    }

    private static readonly JsonSerializerOptions Options = new(RecordJson.Options) { RespectNullableAnnotations = false };

    private sealed record Row(
        string ExternalId, IReadOnlyList<MessageRecord> Prompt, string ResponseA, string ResponseB, string Domain, string Language, string TaskType,
        Choice? Preference, double? PreferenceStrength, IReadOnlyList<Label> Labels);

    private sealed record Label(string Annotator, Choice Choice);
}
