using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>A prompt as the model that answers it gets it: the client's conversation as it is, and what the recipe adds.</summary>
internal static class MakingQuestion
{
    internal static JudgeQuestion Of(PromptRecord prompt, Maker maker)
    {
        var system = prompt.Prompt[0] is { Role: "system" } first ? first.Content : "";
        var turns = prompt.Prompt.Where(m => m.Role != "system").ToList();
        return new(Instructed(system, maker.Instruction), turns[^1].Content, Schema: null) { Before = turns[..^1] };
    }

    private static string Instructed(string own, string added) => (own, added) switch
    {
        ("", _) => added,
        (_, "") => own,
        _ => $"{own}\n\n{added}",
    };
}
