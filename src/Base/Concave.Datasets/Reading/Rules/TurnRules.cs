namespace Concave.Datasets.Reading;

/// <summary>The order that turns keep: what every trainer's chat template accepts.</summary>
internal static class TurnRules
{
    /// <summary>The fault of a prompt, named under <paramref name="field"/>; null when it is in order.</summary>
    public static RowFault? Check(IReadOnlyList<Message> prompt, string field)
    {
        var before = "start";
        for (var i = 0; i < prompt.Count; i++)
        {
            var role = prompt[i].Role;
            if (!MayFollow(before, role)) return Faults.TurnOrder($"{field}[{i}].role", $"In {field}, turn {i + 1} ({role}) cannot follow {Named(before)}.");
            before = role;
        }

        return before == "user" ? null : Faults.TurnOrder(field, $"The conversation in {field} does not end with the user.");
    }

    private static bool MayFollow(string before, string role) => role switch
    {
        "system" => before is "start",
        "user" => before is "start" or "system" or "assistant",
        "assistant" => before is "user" or "tool",
        "tool" => before is "assistant" or "tool",
        _ => false,
    };

    private static string Named(string before) => before == "start" ? "the start" : $"a turn of {before}";
}
