using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>The shapes of preference data that are understood. The container (JSON, CSV, …) is another question.</summary>
public enum PairFormat
{
    /// <summary><c>prompt</c> (text or messages), <c>response_a</c>, <c>response_b</c>.</summary>
    Plain,

    /// <summary><c>prompt</c> (messages or text); <c>chosen</c>, <c>rejected</c>: one assistant message each.</summary>
    Conversational,

    /// <summary><c>chosen</c>, <c>rejected</c>: whole conversations that differ in the last message only.</summary>
    Implicit,

    /// <summary><c>chosen</c>, <c>rejected</c>: transcripts with <c>Human:</c> and <c>Assistant:</c> marks.</summary>
    HhRlhf,

    /// <summary><c>context</c> (messages), <c>response1</c>, <c>response2</c>, <c>overall_preference</c> −3 to 3.</summary>
    HelpSteer3,

    /// <summary><c>instruction</c>, <c>input</c>, <c>response1</c>, <c>response2</c>, <c>annotator1</c>….</summary>
    PandaLm,

    /// <summary><c>prompt</c>, <c>chosen</c>, <c>rejected</c>: three texts, and <c>system</c> if there is one.</summary>
    Triples,

    /// <summary><c>prompt</c>, <c>completion</c>, <c>label</c>: two rows a pair, one after the other.</summary>
    Unpaired,

    /// <summary><c>context</c> (messages), <c>completions</c> with <c>rank</c> 0 and 1.</summary>
    Ranked,

    /// <summary><c>messages</c>; <c>chosen</c>, <c>rejected</c>: one message each, not in a list.</summary>
    Sharegpt,
}

/// <summary>The names of the formats, and how a row shows which it is.</summary>
public static class PairFormats
{
    private static readonly (PairFormat Format, string Name, string Keys)[] known =
    [
        (PairFormat.Plain, "plain", "prompt, response_a, response_b"),
        (PairFormat.Conversational, "conversational", "prompt, chosen, rejected as messages"),
        (PairFormat.Implicit, "implicit", "chosen, rejected as whole conversations"),
        (PairFormat.HhRlhf, "hh-rlhf", "chosen, rejected as Human/Assistant transcripts"),
        (PairFormat.HelpSteer3, "helpsteer3", "context, response1, response2, overall_preference"),
        (PairFormat.PandaLm, "pandalm", "instruction, response1, response2"),
        (PairFormat.Triples, "triples", "prompt, chosen, rejected as texts"),
        (PairFormat.Unpaired, "unpaired", "prompt, completion, label, two rows a pair"),
        (PairFormat.Ranked, "ranked", "context, completions of rank 0 and 1"),
        (PairFormat.Sharegpt, "sharegpt", "messages, chosen, rejected as single messages"),
    ];

    /// <summary>All formats with the keys that mark them, in one line for a person.</summary>
    public static string Catalogue { get; } = string.Join("; ", known.Select(f => $"{f.Name} ({f.Keys})"));

    /// <summary>The name used on the command line and in reports.</summary>
    public static string NameOf(PairFormat format) => known.First(f => f.Format == format).Name;

    /// <summary>The format with this name, letter case aside; a problem that tells the names when there is none.</summary>
    public static Result<PairFormat> Named(string name) =>
        Array.Find(known, f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found
            ? found.Format
            : new Problem("format-name", ProblemKind.Invalid, "There is no format of this name.", $"Name one of: {string.Join(", ", known.Select(f => f.Name))}; or none, to have it found from the keys.", "format");

    /// <summary>The format that this one row has the marks of; null when it has none.</summary>
    internal static PairFormat? Of(JsonElement row)
    {
        if (Has(row, "response_a") && Has(row, "response_b") && Has(row, "prompt")) return PairFormat.Plain;
        if (Has(row, "response1") && Has(row, "response2"))
        {
            if (Has(row, "context") && Has(row, "overall_preference")) return PairFormat.HelpSteer3;
            return Has(row, "instruction") ? PairFormat.PandaLm : null;
        }

        if (Has(row, "prompt") && Has(row, "completion") && row.TryGetProperty("label", out var label) && label.ValueKind is JsonValueKind.True or JsonValueKind.False) return PairFormat.Unpaired;
        if (Has(row, "context") && row.TryGetProperty("completions", out var ranked) && ranked.ValueKind == JsonValueKind.Array) return PairFormat.Ranked;
        if (!row.TryGetProperty("chosen", out var chosen) || !row.TryGetProperty("rejected", out var rejected)) return null;
        return (chosen.ValueKind, rejected.ValueKind) switch
        {
            (JsonValueKind.Array, JsonValueKind.Array) =>
                Has(row, "prompt") && OpensWithAssistant(chosen) ? PairFormat.Conversational : PairFormat.Implicit,
            (JsonValueKind.Object, JsonValueKind.Object) when Has(row, "messages") => PairFormat.Sharegpt,
            (JsonValueKind.String, JsonValueKind.String) when Transcript.Opens(chosen) || Transcript.Opens(rejected) => PairFormat.HhRlhf,
            (JsonValueKind.String, JsonValueKind.String) when Array.Exists(TriplesRow.PromptNames, name => Has(row, name)) => PairFormat.Triples,
            _ => null,
        };
    }

    private static bool Has(JsonElement row, string name) => row.TryGetProperty(name, out _);

    private static bool OpensWithAssistant(JsonElement messages) =>
        messages.GetArrayLength() > 0
        && messages[0].ValueKind == JsonValueKind.Object
        && messages[0].TryGetProperty("role", out var role)
        && role.ValueKind == JsonValueKind.String
        && role.ValueEquals("assistant");
}
