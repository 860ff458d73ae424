using Concave.Data.Content;

namespace Concave.Delivery.Closing;

/// <summary>What a certificate of deletion says. It holds no content: counts, digests, times, names of the parties.</summary>
public sealed record CertificateRecord
{
    public required Guid Certificate { get; init; }
    public required Guid Project { get; init; }
    public required string ProjectTitle { get; init; }
    public required string Client { get; init; }

    /// <summary>When closing was asked for the last time, and whether the client did.</summary>
    public required DateTimeOffset ClosingAskedAt { get; init; }
    public required bool AskedByClient { get; init; }
    public required DateTimeOffset DestroyedAt { get; init; }

    /// <summary>What became of the key that everything else was sealed with.</summary>
    public required string Key { get; init; }
    public required IReadOnlyList<Forgotten> Destroyed { get; init; }
    public required int Blobs { get; init; }

    /// <summary>SHA-256 over the removed blobs' keys, each ended by LF, in ordinal order; lower hex.</summary>
    public required string BlobsDigest { get; init; }

    /// <summary>What copies made before can still do.</summary>
    public required string Copies { get; init; }
    public required IReadOnlyList<KeptRecord> Kept { get; init; }

    /// <summary>True when a program played the annotators.</summary>
    public required bool Simulated { get; init; }
}

/// <summary>Something that stays, and why.</summary>
/// <param name="What">Without content.</param>
/// <param name="Why">The duty or the need.</param>
/// <param name="Until">The day it may go, yyyy-MM-dd; null when it says nothing of the content and stays with the installation.</param>
public sealed record KeptRecord(string What, string Why, string? Until);
