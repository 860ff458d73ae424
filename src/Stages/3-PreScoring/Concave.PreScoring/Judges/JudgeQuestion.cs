using System.Text.Json;

namespace Concave.PreScoring.Judges;

/// <summary>One question, ready to be sent.</summary>
/// <param name="System">Rubric and instructions: the same for every pair of a project, so that a provider may cache them.</param>
/// <param name="User">The pair.</param>
/// <param name="Schema">What the answer has to look like.</param>
internal sealed record JudgeQuestion(string System, string User, JsonElement Schema)
{
    // A token is about three and a half bytes of UTF-8 in most scripts. Only the pace relies on this, and the headers correct it.
    private const double BytesPerToken = 3.5;

    /// <summary>Tokens this is likely to be read as.</summary>
    internal int EstimatedInput => (int)((global::System.Text.Encoding.UTF8.GetByteCount(System) + global::System.Text.Encoding.UTF8.GetByteCount(User)) / BytesPerToken);
}
