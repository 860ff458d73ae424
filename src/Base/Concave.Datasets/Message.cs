namespace Concave.Datasets;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">"system", "user", "assistant" or "tool".</param>
/// <param name="Content">The text of the turn, never null.</param>
public sealed record Message(string Role, string Content);
