namespace Concave.Datasets.Projections;

/// <summary>
/// Shapes of the preference rows that some trainers ask for instead of <c>preference</c>, chosen at release. Each is a
/// configuration of its own, a pure function of the preference rows, split as they are.
/// </summary>
public enum Projection
{
    /// <summary>No prompt column: two conversations with one beginning.</summary>
    PreferenceImplicit,

    /// <summary>Plain texts; rows of a single turn only.</summary>
    PairsFlat,

    /// <summary><c>preference</c> with a margin.</summary>
    RewardMargin,

    /// <summary>Two rows a pair, each labelled good or not.</summary>
    Unpaired,

    /// <summary>The same as plain texts; rows of a single turn only.</summary>
    UnpairedFlat,

    /// <summary>Completions by rank.</summary>
    Ranked,

    /// <summary>Messages and two single messages; rows whose turns alternate only.</summary>
    Sharegpt,
}

/// <summary>The names of projections: folder, configuration and command line use the same.</summary>
public static class ProjectionNames
{
    /// <summary>All, by name.</summary>
    public static IReadOnlyDictionary<string, Projection> All { get; } =
        Enum.GetValues<Projection>().ToDictionary(p => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.ToString()), StringComparer.Ordinal);

    /// <summary>The projection's name: <c>pairs_flat</c>.</summary>
    public static string Of(Projection projection) => All.First(p => p.Value == projection).Key;
}
