using System.Text;
using System.Text.Json;

namespace Concave.Datasets.Projections;

/// <summary>What one row of a preference configuration must look like: rules 2 to 8, 10 and 12.</summary>
internal static class RowLint
{
    private const int Short = 3;

    public static IEnumerable<(int Rule, LintSeverity Severity, string Detail)> Of(JsonElement row, RowShape shape)
    {
        var columns = row.EnumerateObject().ToArray();
        foreach (var column in columns)
        {
            if (HasNull(column.Value))
                yield return Error(2, $"{column.Name} holds null.");
            if (LintNames.IsReserved(column.Name) && !shape.Own.Contains(column.Name))
                yield return Error(8, $"{column.Name} is a name that trainers give a meaning of their own.");
            if (column.Name == "margin" && (column.Value.ValueKind != JsonValueKind.Number || !(column.Value.GetDouble() is >= 0 and < double.PositiveInfinity)))
                yield return Error(9, "margin is not a finite number of at least 0.");
            if (column.Name == "label" && column.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                yield return Error(10, "label is not a JSON boolean.");
        }

        if (LintNames.LooksLikeTrace(columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal)))
            yield return Error(8, "The columns look like the trace of an agent to a loader.");
        foreach (var found in shape.Sides.ContainsKey("completion") ? Labelled(shape.Sides) : Sides(shape.Sides))
            yield return found;
    }

    // One response with a label beside it: the same rules with one side.
    private static IEnumerable<(int, LintSeverity, string)> Labelled(IReadOnlyDictionary<string, JsonElement> sides)
    {
        if (!sides.TryGetValue("prompt", out var prompt) || prompt.ValueKind != sides["completion"].ValueKind)
            return [Error(6, "prompt and completion are not both lists or both texts.")];
        if (prompt.ValueKind == JsonValueKind.String)
            return sides.SelectMany(s => Content(s.Key, s.Value.GetString()!));
        if (prompt.ValueKind != JsonValueKind.Array || Messages(prompt) is not { } before || Messages(sides["completion"]) is not { } after)
            return [Error(3, "prompt or completion holds a message that is not exactly role and content, both text.")];
        return before.SelectMany(m => Content("prompt", m.Content)).Concat(after.SelectMany(m => Content("completion", m.Content))).Concat(Explicit(before, after, after));
    }

    private static IEnumerable<(int, LintSeverity, string)> Sides(IReadOnlyDictionary<string, JsonElement> sides)
    {
        if (!sides.TryGetValue("chosen", out var chosen) || !sides.ContainsKey("rejected"))
            return [Error(5, "chosen or rejected is missing.")];
        if (sides.Values.Select(v => v.ValueKind).Distinct().Skip(1).Any())
            return [Error(6, "prompt, chosen and rejected are not all lists or all texts.")];
        return chosen.ValueKind switch
        {
            JsonValueKind.String => Texts(sides),
            JsonValueKind.Array => Conversations(sides),
            _ => [Error(6, "prompt, chosen and rejected are neither lists nor texts.")],
        };
    }

    private static IEnumerable<(int, LintSeverity, string)> Texts(IReadOnlyDictionary<string, JsonElement> sides)
    {
        if (!sides.ContainsKey("prompt"))
            yield return Error(7, "Texts without a prompt are cut in the middle of a word.");
        foreach (var (name, value) in sides)
        {
            foreach (var found in Content(name, value.GetString()!))
                yield return found;
        }

        if (Same(sides["chosen"].GetString()!, sides["rejected"].GetString()!))
            yield return Error(5, "chosen and rejected are the same.");
    }

    private static IEnumerable<(int, LintSeverity, string)> Conversations(IReadOnlyDictionary<string, JsonElement> sides)
    {
        var read = sides.ToDictionary(s => s.Key, s => Messages(s.Value), StringComparer.Ordinal);
        if (read.FirstOrDefault(r => r.Value is null) is { Key: { } broken })
        {
            yield return Error(3, $"{broken} holds a message that is not exactly role and content, both text.");
            yield break;
        }

        var contents = read.SelectMany(r => r.Value!.SelectMany(m => Content(r.Key, m.Content)
            .Concat(LintNames.Roles.Contains(m.Role) ? [] : [Error(3, $"{r.Key} has a role that templates do not know.")])));
        foreach (var found in contents)
            yield return found;
        var (chosen, rejected) = (read["chosen"]!, read["rejected"]!);
        foreach (var found in read.TryGetValue("prompt", out var prompt) ? Explicit(prompt!, chosen, rejected) : Implicit(chosen, rejected))
            yield return found;
        if (chosen.Length > 0 && rejected.Length > 0 && Same(chosen[^1].Content, rejected[^1].Content))
            yield return Error(5, "chosen and rejected are the same.");
    }

    private static IEnumerable<(int, LintSeverity, string)> Explicit((string Role, string Content)[] prompt, (string Role, string Content)[] chosen, (string Role, string Content)[] rejected)
    {
        if (chosen is not [("assistant", _)] || rejected is not [("assistant", _)])
            yield return Error(5, "chosen and rejected are not one assistant message each.");
        if (prompt.Length == 0)
            yield return Error(4, "The prompt is empty.");
        else if (prompt[^1].Role is not ("user" or "tool"))
            yield return Error(4, "The prompt does not end with the user.");
        foreach (var found in Turns(prompt))
            yield return found;
    }

    private static IEnumerable<(int, LintSeverity, string)> Implicit((string Role, string Content)[] chosen, (string Role, string Content)[] rejected)
    {
        if (chosen.Length < 2 || chosen.Length != rejected.Length || !chosen.SkipLast(1).SequenceEqual(rejected.SkipLast(1)))
            yield return Error(7, "chosen and rejected do not share everything but the last message.");
        if (chosen.LastOrDefault().Role != "assistant" || rejected.LastOrDefault().Role != "assistant")
            yield return Error(5, "The last message is not the assistant's.");
        foreach (var found in Turns([.. chosen.SkipLast(1)]))
            yield return found;
    }

    private static IEnumerable<(int, LintSeverity, string)> Turns((string Role, string Content)[] prompt)
    {
        if (prompt.Skip(1).Any(m => m.Role == "system"))
            yield return Error(4, "A system message stands behind the first place.");
        var turns = prompt.Where(m => m.Role is "user" or "assistant").Select(m => m.Role).ToArray();
        if (turns.Zip(turns.Skip(1)).Any(t => t.First == t.Second) || (turns.Length > 0 && turns[0] != "user"))
            yield return (4, LintSeverity.Warning, "User and assistant do not take turns: some templates refuse the row.");
    }

    private static IEnumerable<(int, LintSeverity, string)> Content(string name, string text)
    {
        if (text.Length == 0)
            yield return Error(3, $"{name} has an empty content.");
        if (TrainerText.Trim(text) != text)
            yield return Error(3, $"{name} has white space at an end.");
        if (text.Contains('\0', StringComparison.Ordinal))
            yield return Error(3, $"{name} holds U+0000.");
        if (!text.IsNormalized(NormalizationForm.FormC))
            yield return (3, LintSeverity.Warning, $"{name} is not in normal form C.");
        if (LintNames.Marks.FirstOrDefault(m => text.Contains(m, StringComparison.Ordinal)) is { } mark)
            yield return (12, LintSeverity.Warning, $"{name} holds {mark}, which a tokenizer may take for its own mark.");
        if (text.Length <= Short && name != "prompt")
            yield return (12, LintSeverity.Warning, $"{name} is so short that a template may contain it.");
    }

    private static (string Role, string Content)[]? Messages(JsonElement list)
    {
        var messages = new List<(string, string)>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Count() != 2
                || !item.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String
                || !item.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
                return null;
            messages.Add((role.GetString()!, content.GetString()!));
        }

        return [.. messages];
    }

    private static bool Same(string a, string b) =>
        TrainerText.Trim(a).Normalize(NormalizationForm.FormKC) == TrainerText.Trim(b).Normalize(NormalizationForm.FormKC);

    private static bool HasNull(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.EnumerateArray().Any(HasNull),
        JsonValueKind.Object => value.EnumerateObject().Any(m => HasNull(m.Value)),
        _ => false,
    };

    private static (int, LintSeverity, string) Error(int rule, string detail) => (rule, LintSeverity.Error, detail);
}
