using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// One accepted row of a client's file: a prompt and two responses. Texts are exactly what the file held: nothing is
/// trimmed or normalised (only the checks and <see cref="ContentHash"/> look at a normalised form).
/// </summary>
public sealed record ReadPair
{
    /// <summary>1-based: the line of a JSONL file, the element of a JSON array, the record of a CSV or Parquet file.</summary>
    public required long Row { get; init; }

    /// <summary>
    /// The row's own id (<c>external_id</c>, <c>id</c>, <c>idx</c>, <c>pair_id</c>, <c>prompt_id</c> or
    /// <c>question_id</c>, the first that is there), else "row-N". Unique among the accepted rows of a file.
    /// </summary>
    public required string ExternalId { get; init; }

    /// <summary>The conversation so far: at most one system turn, first; user and assistant alternate; user last.</summary>
    public required IReadOnlyList<Message> Prompt { get; init; }

    /// <summary>The response stored first. For chosen/rejected files it says nothing about which was chosen.</summary>
    public required string ResponseA { get; init; }

    /// <summary>The response stored second.</summary>
    public required string ResponseB { get; init; }

    /// <summary>The row's domain, as the file names it.</summary>
    public string? Domain { get; init; }

    /// <summary>The row's language, as the file names it.</summary>
    public string? Language { get; init; }

    /// <summary>The part of a data set that the row says it belongs to: train, validation, test …</summary>
    public string? Split { get; init; }

    /// <summary>The row's kind of task, as the file names it.</summary>
    public string? TaskType { get; init; }

    /// <summary>A verified answer (field <c>truth</c> or <c>gold_label</c>) of a gold or calibration file: A, B or Tie.</summary>
    public Choice? Truth { get; init; }

    /// <summary>Why <see cref="Truth"/> is the answer (field <c>truth_why</c>).</summary>
    public string? TruthWhy { get; init; }

    /// <summary>What the file itself preferred; null when it says nothing.</summary>
    public SourcePreference? SourcePreference { get; init; }

    /// <summary>Human choices that the row carries, one an annotator, in the file's order.</summary>
    public IReadOnlyList<ReadLabel> Labels { get; init; } = [];

    /// <summary>The choice the file makes: its own preference, else the majority of its labels; null where it makes none.</summary>
    public Choice? OwnChoice => SourcePreference?.Choice
        ?? (Labels.GroupBy(l => l.Choice).MaxBy(g => g.Count()) is { } most && most.Count() * 2 > Labels.Count ? most.Key : null);

    /// <summary>
    /// Lower-case hex SHA-256 of the canonical JSON of prompt and both responses, after line ends became LF, outer white
    /// space went and the text took Unicode form NFC. The same pair with A and B exchanged has another hash.
    /// </summary>
    public required string ContentHash { get; init; }
}

/// <summary>The preference that a file states, in the terms of the stored pair.</summary>
/// <param name="Choice">A, B or Tie.</param>
/// <param name="Strength">How strongly, in the file's own unit, 0 or more; null when the file gives none.</param>
public sealed record SourcePreference(Choice Choice, double? Strength);

/// <summary>One recorded choice of one person.</summary>
/// <param name="Annotator">The file's name for the person, such as "annotator1".</param>
/// <param name="Choice">Their choice, in the terms of the stored pair.</param>
public sealed record ReadLabel(string Annotator, Choice Choice);
