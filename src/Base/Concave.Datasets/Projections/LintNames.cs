namespace Concave.Datasets.Projections;

/// <summary>Names and words that trainers and loaders give a meaning of their own.</summary>
internal static class LintNames
{
    /// <summary>Columns a trainer reads.</summary>
    public static IReadOnlySet<string> Trainer { get; } =
        new HashSet<string>(["prompt", "chosen", "rejected", "completion", "label", "system", "input", "margin"], StringComparer.Ordinal);

    /// <summary>Roles that every chat template knows.</summary>
    public static IReadOnlySet<string> Roles { get; } = new HashSet<string>(["system", "user", "assistant", "tool"], StringComparer.Ordinal);

    /// <summary>Text that a tokenizer may take for its own marks.</summary>
    public static IReadOnlyList<string> Marks { get; } =
        ["<|im_end|>", "<|im_start|>", "<|eot_id|>", "<|endoftext|>", "<|end|>", "</s>", "[INST]", "[/INST]", "<think>", "</think>", "<start_of_turn>", "<end_of_turn>"];

    private static readonly HashSet<string> Reserved = new(
        [
            "messages", "completion", "label", "chosen_ids", "rejected_ids", "prompt_ids", "completion_ids", "KL_completion_ids",
            "input_ids", "attention_mask", "labels", "ref_chosen_logps", "ref_rejected_logps", "ref_logps", "image", "images",
            "tools", "chat_template_kwargs", "margin", "chosen_response", "rejected_response", "question", "instruction",
        ],
        StringComparer.Ordinal);

    private static readonly string[] Endings = ["_input_ids", "_attention_mask", "_labels", "_pixel_values", "_logps"];

    /// <summary>Whether a column beside prompt, chosen and rejected would be taken for something else.</summary>
    public static bool IsReserved(string column) =>
        Reserved.Contains(column) || Endings.Any(e => column.EndsWith(e, StringComparison.Ordinal));

    /// <summary>Column sets that a loader takes for the trace of an agent.</summary>
    public static bool LooksLikeTrace(IReadOnlySet<string> columns) =>
        (columns.Contains("type") && (columns.Contains("payload") || columns.Contains("message")))
        || columns.IsSupersetOf(["id", "source", "model", "system_prompt", "messages"])
        || columns.IsSupersetOf(["type", "id", "version", "cwd"]);
}
