using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>Who makes one response, and how: everything that a question has beside the prompt.</summary>
/// <param name="Judge">The model's name in <c>judges.json</c>.</param>
/// <param name="Protocol">What its server speaks.</param>
/// <param name="Model">Its id at the provider.</param>
/// <param name="Family">The family it is of: no judge of the pair may be of the same one.</param>
/// <param name="Effort">As set; "" when nothing is said about it.</param>
/// <param name="Temperature">As set; -1 when nothing is said about it.</param>
/// <param name="MaxOutputTokens">Tokens the response may have, thinking included.</param>
/// <param name="Instruction">What it is told beside the prompt; "" for nothing.</param>
internal sealed record Maker(string Judge, JudgeProtocol Protocol, string Model, string Family, string Effort, double Temperature, int MaxOutputTokens, string Instruction)
{
    internal static Maker Of(JudgeSettings judge, string instruction) => new(
        judge.Name, judge.Protocol, judge.Model, judge.FamilyName, judge.Effort is { } effort ? $"{effort}" : "",
        Math.Round(judge.Temperature ?? -1d, 3), judge.MaxOutputTokens, instruction);
}

/// <summary>How the two responses of a prompt come about [R6].</summary>
/// <param name="Kind">Two samples, a reference beside the client's, or a strong and a weak one.</param>
/// <param name="First">Who makes the first one, the strong one; null for the client's own.</param>
/// <param name="Second">Who makes the second one: the reference, or the weak one.</param>
internal sealed record Recipe(ResponseSource Kind, Maker? First, Maker Second)
{
    /// <summary>SHA-256 of it all, lower hex: another model, setting or instruction is another recipe.</summary>
    internal string Version => Digest.Of(this);

    internal Maker MakerOf(Part part) => part == Part.First ? First ?? throw new ArgumentOutOfRangeException(nameof(part)) : Second;
}

/// <summary>Which of the two responses. It says nothing about the letter under which it is stored.</summary>
public enum Part
{
    First,
    Second,
}
