namespace Concave.Kernel.Records;

/// <summary>One message of a conversation. Exactly these two keys, both text.</summary>
public sealed record MessageRecord(string Role, string Content);

/// <summary>A pair as it was imported: the two responses keep the letters they were stored under for ever.</summary>
public sealed record PairRecord
{
    public required Guid Pair { get; init; }
    public required string ExternalId { get; init; }
    public required PairPurpose Purpose { get; init; }

    /// <summary>Lower case, "" when the client gave none.</summary>
    public required string Domain { get; init; }

    /// <summary>BCP-47, "" when the client gave none.</summary>
    public required string Language { get; init; }
    public required string TaskType { get; init; }
    public required IReadOnlyList<MessageRecord> Prompt { get; init; }
    public required string ResponseA { get; init; }
    public required string ResponseB { get; init; }
}

/// <summary>The verified answer of a gold or calibration pair.</summary>
public sealed record TruthRecord(Guid Pair, Choice Truth, string Why);
