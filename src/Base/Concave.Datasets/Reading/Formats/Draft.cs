using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>What a format took from a row: the part that differs between formats.</summary>
internal sealed record Draft(IReadOnlyList<Message> Prompt, string A, string B)
{
    /// <summary>The field that the prompt came from, for naming faults.</summary>
    public string PromptField { get; init; } = "prompt";

    /// <summary>The field of the second response, for naming faults.</summary>
    public string SecondField { get; init; } = "response_b";

    /// <summary>For chosen/rejected files, where the chosen response was stored; null when A and B are the file's own.</summary>
    public Choice? ChosenAt { get; init; }

    public SourcePreference? Preference { get; init; }

    public IReadOnlyList<ReadLabel> Labels { get; init; } = [];
}
