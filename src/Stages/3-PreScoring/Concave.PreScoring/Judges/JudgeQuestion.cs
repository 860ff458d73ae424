using System.Text.Json;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Judges;

/// <summary>One question, ready to be sent.</summary>
/// <param name="System">Rubric and instructions: the same for every pair of a project, so that a provider may cache them.</param>
/// <param name="User">The pair, or the last turn of a conversation that is to be answered.</param>
/// <param name="Schema">What the answer has to look like; null for a free text.</param>
internal sealed record JudgeQuestion(string System, string User, JsonElement? Schema)
{
    /// <summary>The turns before <see cref="User"/>, of user and assistant.</summary>
    internal IReadOnlyList<MessageRecord> Before { get; init; } = [];

    // A token is about three and a half bytes of UTF-8 in most scripts. Only the pace relies on this, and the headers correct it.
    private const double BytesPerToken = 3.5;

    /// <summary>Tokens this is likely to be read as.</summary>
    internal int EstimatedInput => (int)((Bytes(System) + Bytes(User) + Before.Sum(m => Bytes(m.Content))) / BytesPerToken);

    private static int Bytes(string text) => global::System.Text.Encoding.UTF8.GetByteCount(text);
}
