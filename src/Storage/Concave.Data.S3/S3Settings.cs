namespace Concave.Data.S3;

/// <summary>Where an installation's blobs go when they go to an S3 store.</summary>
public sealed record S3Settings
{
    public required string Bucket { get; init; }

    /// <summary>Put before every key: several installations can share a bucket. Empty, or ended by a slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Address of a server that speaks S3; null for AWS itself.</summary>
    public string? Endpoint { get; init; }

    /// <summary>AWS region, also what requests to other servers are signed for.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Null with <see cref="SecretKey"/>: the SDK finds credentials as AWS documents.</summary>
    public string? AccessKey { get; init; }
    public string? SecretKey { get; init; }

    /// <summary>True: what the server does not say it encrypted is removed again and the write fails. Our own sealing is independent of it.</summary>
    public bool RequireServerEncryption { get; init; } = true;

    /// <summary>The KMS key to ask for; null for the bucket's default.</summary>
    public string? KmsKey { get; init; }
}
