using Concave.Datasets.Bag;
using Concave.Datasets.Reading;

namespace Concave.Scoping;

/// <summary>What became of every row of an imported file; of a dry run, what would.</summary>
public sealed record ImportReport
{
    /// <summary>The import on record; null for a dry run, and when the file brought nothing that was not there.</summary>
    public required Guid? ImportId { get; init; }
    public required string FileName { get; init; }
    public required PairFormat Format { get; init; }
    public required bool DryRun { get; init; }

    /// <summary>Rows read: always <see cref="Accepted"/> plus <see cref="Unchanged"/> plus <see cref="SetAsideCount"/>.</summary>
    public required int Read { get; init; }

    /// <summary>Pairs added.</summary>
    public required int Accepted { get; init; }

    /// <summary>Rows that are there already, under the same id with the same content.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Accepted rows whose content is also there under another id.</summary>
    public required int SameContent { get; init; }

    /// <summary>The first of them, at most 100.</summary>
    public required IReadOnlyList<SameContent> SameContentSample { get; init; }
    public required int SetAsideCount { get; init; }

    /// <summary>Of those set aside, the pairs that now wait for a lead's decision.</summary>
    public required int Held { get; init; }

    /// <summary>All of them by reason, ordered by code.</summary>
    public required IReadOnlyList<SetAsideCount> SetAsideByCode { get; init; }

    /// <summary>The first 10,000 rows set aside, in the order of the file.</summary>
    public required IReadOnlyList<SetAside> SetAside { get; init; }
}

/// <summary>An accepted row whose content is known under another id.</summary>
/// <param name="Row">The row.</param>
/// <param name="ExternalId">Its id.</param>
/// <param name="SameAs">What has the same content: the other id, or "row N" of the same file.</param>
public sealed record SameContent(long Row, string ExternalId, string SameAs);

/// <summary>The report on its page.</summary>
public sealed record ImportReportView(Guid ProjectId, ImportReport Report)
{
    private const int Shown = 50;

    internal IReadOnlyList<SetAside> First => [.. Report.SetAside.Take(Shown)];
}
