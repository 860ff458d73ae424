namespace Concave.Kernel;

/// <summary>Everything a client approves, in one document. Its canonical JSON is what the hash covers.</summary>
public sealed record GuidelinesDocument(Brief Brief, Rubric Rubric, QualityPlan Plan);

/// <summary>What the model is for and how it fails: the first page of the guidelines [S1].</summary>
public sealed record Brief
{
    public required string Title { get; init; }
    public required string Purpose { get; init; }
    public required string TargetUsers { get; init; }
    public required IReadOnlyList<string> KnownFailureModes { get; init; }

    /// <summary>Subject matter, lower case: <c>general</c>, <c>code</c>, <c>medical</c>, <c>legal</c>, <c>finance</c>.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Price tier, 1 to 3 [M1].</summary>
    public required int Tier { get; init; }

    /// <summary>BCP-47 tags: <c>en</c>, <c>hi</c>, <c>mr</c>, <c>ta</c>, <c>te</c>, <c>bn</c>, <c>kn</c>, <c>ml</c>, …</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Pairs planned for the whole project.</summary>
    public required int Volume { get; init; }

    public required ResponseSource Responses { get; init; }
}

/// <summary>Who supplies the two responses of a pair [R6].</summary>
public enum ResponseSource
{
    Client,
    TwoSamples,
    ReferenceCeiling,
    StrongAndWeak,
}

/// <summary>Four to six criteria, each anchored and illustrated [S2, S3].</summary>
public sealed record Rubric(IReadOnlyList<Criterion> Criteria);

/// <summary>One criterion of a rubric.</summary>
public sealed record Criterion
{
    /// <summary>Stable key, snake_case: <c>factual_accuracy</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }
    public required string Definition { get; init; }

    /// <summary>What each score means; exactly five, the first for 1, the last for 5.</summary>
    public required IReadOnlyList<string> Anchors { get; init; }

    public required IReadOnlyList<WorkedExample> Examples { get; init; }
}

/// <summary>A prompt with a strong and a weak response under one criterion, and why.</summary>
public sealed record WorkedExample(string Prompt, string Strong, string Weak, string Why);
