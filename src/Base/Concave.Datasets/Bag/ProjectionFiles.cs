using Concave.Datasets.Projections;

namespace Concave.Datasets.Bag;

/// <summary>The files of each projection, and the type of their rows. This table is their layout.</summary>
internal static class ProjectionFiles
{
    private static readonly string[] Splits = ["train", "test"];

    /// <summary>Both files of a projection of these splits.</summary>
    internal static IReadOnlyList<RecordFile> Of(Projection projection, PreferenceSplits splits) => projection switch
    {
        Projection.PreferenceImplicit => Files(projection, splits, TrainerProjection.Implicit, r => $"{r.Id:D}"),
        Projection.PairsFlat => Files(projection, splits, TrainerProjection.Flat, r => $"{r.Id:D}"),
        Projection.RewardMargin => Files(projection, splits, TrainerProjection.Margin, r => $"{r.Id:D}"),
        Projection.Unpaired => Files(projection, splits, TrainerProjection.Unpaired, r => r.Id),
        Projection.UnpairedFlat => Files(projection, splits, TrainerProjection.UnpairedFlat, r => r.Id),
        Projection.Ranked => Files(projection, splits, TrainerProjection.Ranked, r => $"{r.Id:D}"),
        Projection.Sharegpt => Files(projection, splits, TrainerProjection.Sharegpt, r => $"{r.Id:D}"),
        _ => throw new ArgumentOutOfRangeException(nameof(projection), projection, "Not a projection."),
    };

    /// <summary>The projections that a bag holds, told from its folders.</summary>
    internal static IReadOnlyList<Projection> In(BagFolder folder) =>
        [.. ProjectionNames.All.Where(p => Array.Exists(Splits, split => Exists(folder, Path(p.Key, split)))).Select(p => p.Value)];

    /// <summary>Every file that trainers and loaders read, of the configurations that a bag holds; their rows are not at hand.</summary>
    internal static IReadOnlyList<RecordFile> Configurations(BagFolder folder)
    {
        PreferenceSplits none = new([], [], []);
        return [BagFiles.Judgments, .. BagFiles.Preference(none), .. In(folder).SelectMany(p => Of(p, none))];
    }

    /// <summary>Where a projection's split lies.</summary>
    internal static string Path(string name, string split) => $"data/{name}/{split}.jsonl";

    private static bool Exists(BagFolder folder, string path)
    {
        using var stream = folder.Open(path);
        return stream is not null;
    }

    private static RecordFile[] Files<T>(Projection projection, PreferenceSplits splits, Func<PreferenceRow, IEnumerable<T>> rows, Func<T, string> key)
    {
        var name = ProjectionNames.Of(projection);
        return
        [
            new RecordFile<T>(Path(name, "train"), name, _ => splits.Train.SelectMany(rows), key),
            new RecordFile<T>(Path(name, "test"), name, _ => splits.Test.SelectMany(rows), key),
        ];
    }
}
