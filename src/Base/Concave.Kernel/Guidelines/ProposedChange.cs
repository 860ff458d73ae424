namespace Concave.Kernel;

/// <summary>What a proposed change does to the guidelines.</summary>
public enum ChangeKind
{
    /// <summary>Adds to the known failure modes of the brief.</summary>
    FailureMode,

    /// <summary>Adds a sentence to a criterion's definition.</summary>
    Clarification,

    /// <summary>Adds a worked example to a criterion.</summary>
    Example,
}

/// <summary>A change of the next version of the guidelines, and what speaks for it [D5].</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Criterion">Key of the criterion it changes; "" for the brief.</param>
/// <param name="Text">The failure mode or the sentence; for an example, why it is one.</param>
/// <param name="Example">The worked example; null for the others.</param>
/// <param name="Evidence">One sentence each, with the figure or the record it rests on.</param>
public sealed record ProposedChange(ChangeKind Kind, string Criterion, string Text, WorkedExample? Example, IReadOnlyList<string> Evidence);
