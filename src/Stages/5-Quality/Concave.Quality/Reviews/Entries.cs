using Concave.Data.HandOffs;

namespace Concave.Quality;

/// <summary>Quality entries that a review ends in.</summary>
internal static class Entries
{
    internal static QualityEntry Of(ReviewTask review, QualityEntryKind kind, Guid id, Guid by, DateTimeOffset at, byte[] content) => new()
    {
        Id = id,
        ProjectId = review.ProjectId,
        RoundId = review.RoundId,
        Kind = kind,
        PairId = review.PairId,
        By = by,
        At = at,
        Content = content,
    };
}
