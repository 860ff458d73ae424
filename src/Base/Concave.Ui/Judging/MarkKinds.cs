namespace Concave.Ui.Judging;

/// <summary>What a mark can say about a response [A5].</summary>
public static class MarkKinds
{
    /// <summary>What is wrong with a span.</summary>
    public static IReadOnlyList<string> Faults { get; } = ["hallucination", "sycophancy", "safety"];

    /// <summary>What is good about a response, and what only sounds good.</summary>
    public static IReadOnlyList<string> Merits { get; } = ["factually_accurate", "honest", "well_structured", "fluent_only"];

    /// <summary>All of them, in the order in which pages offer them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Faults, .. Merits];
}
