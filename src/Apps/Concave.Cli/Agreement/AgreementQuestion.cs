using Concave.Datasets.Reading;

namespace Concave.Cli.Agreement;

/// <summary>What somebody asks of a table of labels.</summary>
internal sealed record AgreementQuestion
{
    internal required LabelColumns Columns { get; init; }

    internal LabelWeights Weights { get; init; }

    /// <summary>The scale in its order; empty to take what was seen.</summary>
    internal IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Labels that mean that there is none.</summary>
    internal IReadOnlySet<string> Missing { get; init; } = new HashSet<string>();

    /// <summary>Two labels that are only names of sides; empty when none are.</summary>
    internal IReadOnlyList<string> Exchangeable { get; init; } = [];
}

/// <summary>How much two different labels agree.</summary>
internal enum LabelWeights
{
    /// <summary>Not at all.</summary>
    Nominal,

    /// <summary>The less, the further apart.</summary>
    Linear,

    /// <summary>The less, the further apart, squared.</summary>
    Quadratic,
}
