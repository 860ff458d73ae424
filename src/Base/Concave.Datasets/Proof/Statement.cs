using System.Text.Json;
using System.Text.Json.Serialization;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>An in-toto Statement v1: which files, by digest, somebody states something about.</summary>
public sealed record Statement(
    [property: JsonPropertyName("_type")] string Type,
    [property: JsonPropertyName("subject")] IReadOnlyList<StatementSubject> Subject,
    [property: JsonPropertyName("predicateType")] string PredicateType,
    [property: JsonPropertyName("predicate")] DeliveryPredicate Predicate)
{
    /// <summary>The statement's own type.</summary>
    public const string V1 = "https://in-toto.io/Statement/v1";

    /// <summary>The payload type of the envelope around it.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The type of <see cref="DeliveryPredicate"/>. A name, not an address to fetch.</summary>
    public const string Delivery = "urn:concave:delivery:v1";

    /// <summary>The statement as signed.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Options);

    /// <summary>Reads a statement; null when it is not one of a delivery.</summary>
    public static Statement? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Statement>(json, RecordJson.Options) is { Type: V1, PredicateType: Delivery } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file and its digests.</summary>
public sealed record StatementSubject(string Name, SubjectDigest Digest);

/// <summary>SHA-256, lower hex.</summary>
public sealed record SubjectDigest(string Sha256);

/// <summary>What is stated of a delivery. Figures are not repeated here: the report is among the files.</summary>
public sealed record DeliveryPredicate
{
    public required Guid Delivery { get; init; }
    public required Guid Project { get; init; }
    public required Guid Batch { get; init; }
    public required string GuidelinesHash { get; init; }

    /// <summary>The chain of the project's last seal, or 64 zeros when there is none.</summary>
    public required string LedgerChain { get; init; }
    public required string Generator { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
