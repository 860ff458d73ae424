using Concave.Kernel.Records;

namespace Concave.PreScoring.Making;

/// <summary>A prompt as it is kept, sealed.</summary>
/// <param name="Prompt">The conversation; the user last.</param>
/// <param name="Response">The client's own response; null when both are made.</param>
/// <param name="Domain">"" when the file names none.</param>
/// <param name="Language">"" when the file names none.</param>
/// <param name="TaskType">"" when the file names none.</param>
internal sealed record PromptRecord(IReadOnlyList<MessageRecord> Prompt, string? Response, string Domain, string Language, string TaskType);
