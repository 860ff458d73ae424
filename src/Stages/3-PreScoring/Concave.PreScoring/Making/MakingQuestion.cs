using Concave.Kernel.Records;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>A prompt as the model that answers it gets it: the client's conversation as it is, and what the recipe adds.</summary>
internal static class MakingQuestion
{
    internal static JudgeQuestion Of(PromptRecord prompt, Maker maker)
    {
        var (system, turns) = prompt.Prompt is [{ Role: "system" } first, .. var rest] ? (first.Content, rest) : ("", prompt.Prompt);
        return new(Instructed(system, maker.Instruction), turns[^1].Content, Schema: null) { Before = [.. turns.SkipLast(1)] };
    }

    private static string Instructed(string own, string added) => (own, added) switch
    {
        ("", _) => added,
        (_, "") => own,
        _ => $"{own}\n\n{added}",
    };
}
