using System.Text.Json.Serialization;
using Concave.Kernel.Records;

namespace Concave.Matching;

/// <summary>The answer to a calibration or pilot pair, by the side of the screen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SideChoice>))]
public enum SideChoice
{
    Left,
    Right,
    Tie,
    CannotJudge,
}

/// <summary>One pair as the annotator sees it: no id of the pair, no truth, no model name.</summary>
/// <param name="TaskId">What the answer refers to.</param>
/// <param name="Number">1 for the first pair.</param>
/// <param name="Of">Pairs in all.</param>
/// <param name="Language">BCP-47, for rendering; "" when unknown.</param>
public sealed record ExerciseTaskView(
    Guid TaskId, int Number, int Of, IReadOnlyList<MessageRecord> Prompt, string Left, string Right, string Language,
    bool TieAllowed, bool CannotJudgeAllowed);
