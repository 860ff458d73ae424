using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>A prompt whose responses are still to be made.</summary>
public sealed record ReadPrompt
{
    /// <summary>1-based row of the file.</summary>
    public required long Row { get; init; }

    /// <summary>The row's own id, else "row-N". Unique among the accepted rows of a file.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The conversation so far: at most one system turn, first; user and assistant alternate; user last.</summary>
    public required IReadOnlyList<Message> Prompt { get; init; }

    /// <summary>The one response that the file brings; null when it brings none.</summary>
    public string? Response { get; init; }
    public string? Domain { get; init; }
    public string? Language { get; init; }
    public string? TaskType { get; init; }
}

/// <summary>
/// Reads prompts: <c>prompt</c> (or <c>messages</c>) as text or messages, perhaps one <c>response</c>, and the id, domain,
/// language and task type that files of pairs have. The same containers and faults as pairs.
/// </summary>
public static class PromptFile
{
    private static readonly string[] ids = ["external_id", "id", "idx", "prompt_id", "question_id"];

    /// <summary>The problem of a file that holds no prompts; call it before <see cref="Read"/>.</summary>
    public static Result<Done> Check(string path) => RecordedRows.Check<ReadPrompt>(path, new Reader().Parse);

    /// <summary>Reads one row after the other; a file that cannot be read at all gives one row 0, set aside.</summary>
    public static IAsyncEnumerable<RecordedRow<ReadPrompt>> Read(string path, CancellationToken stop) =>
        RecordedRows.Read<ReadPrompt>(path, new Reader().Parse, ReadOptions.Usual, stop);

    // One reader reads one file: it remembers the ids.
    private sealed class Reader
    {
        private readonly SeenRows seen = new();

        internal RecordedRows.Keyed<ReadPrompt>? Parse(RowFields row, long number)
        {
            var field = row.Find("prompt") is null && row.Find("messages") is not null ? "messages" : "prompt";
            var id = row.Id(ids) ?? $"row-{number}";
            var prompt = Messages.ReadPrompt(row, field);
            if (prompt is null)
                return null;
            row.Fail(TurnRules.Check(prompt, field));
            ReadPrompt read = new()
            {
                Row = number,
                ExternalId = id,
                Prompt = prompt,
                Response = row.OptionalText("response"),
                Domain = row.Name("domain"),
                Language = row.Name("language", "lang"),
                TaskType = row.Name("task_type"),
            };
            if (row.Fault is null && seen.Note(id, "", number) is { } first)
                row.Fail(Faults.DuplicateId(row.FindAny(ids)?.Name ?? "id", first.Row));
            return new(read, Key: null);
        }
    }
}
