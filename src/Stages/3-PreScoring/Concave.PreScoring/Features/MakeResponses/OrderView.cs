using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.PreScoring.Asking;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Where an order of responses stands. Money in billionths of a dollar.</summary>
public sealed record OrderView
{
    public required Guid OrderId { get; init; }
    public required Guid ProjectId { get; init; }
    public required string FileName { get; init; }
    public required ResponseSource Kind { get; init; }

    /// <summary>The model of the first response: both samples, or the strong one; null for the client's own.</summary>
    public required string? First { get; init; }

    /// <summary>The model of the second one: the same, the reference, or the weak one.</summary>
    public required string Second { get; init; }

    /// <summary>What the maker of the second one is told; "" for nothing.</summary>
    public required string Instruction { get; init; }

    /// <summary>SHA-256 of the recipe.</summary>
    public required string RecipeVersion { get; init; }
    public required PassState State { get; init; }

    /// <summary>Why it stands there.</summary>
    public required string Why { get; init; }
    public required int Prompts { get; init; }

    /// <summary>Pairs made; of them those that the project has taken in, or that wait there for a lead's decision.</summary>
    public required int Made { get; init; }
    public required int TakenIn { get; init; }

    /// <summary>Rows of the file that were no prompt, and prompts that have no pair, by reason.</summary>
    public required IReadOnlyList<SetAsideCount> RowsSetAside { get; init; }
    public required IReadOnlyList<SetAsideCount> WithoutPair { get; init; }
    public required int Answers { get; init; }
    public required long InputTokens { get; init; }
    public required long OutputTokens { get; init; }
    public required long Spent { get; init; }
    public required long Budget { get; init; }

    /// <summary>What the prompts that are left will cost, from those that are done; null before thirty are.</summary>
    public required long? CostLeft { get; init; }

    /// <summary>What the provider fails with at the moment; null while it answers.</summary>
    public string? Trouble { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Prompts of which nothing came yet.</summary>
    public int Left => Prompts - Made - WithoutPair.Sum(w => w.Count);

    /// <summary>Pairs that can be taken in.</summary>
    public int Waiting => Made - TakenIn;
}
