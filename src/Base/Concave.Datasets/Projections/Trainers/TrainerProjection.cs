using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>From one preference row to the rows of the other shapes; none where the shape cannot say what the row says.</summary>
internal static class TrainerProjection
{
    internal static IEnumerable<ImplicitRow> Implicit(PreferenceRow row) =>
        [new(row.Id, [.. row.Prompt, .. row.Chosen], [.. row.Prompt, .. row.Rejected], row.PreferenceStrength)];

    internal static IEnumerable<FlatRow> Flat(PreferenceRow row) => SingleTurn(row.Prompt) is { } turn
        ? [new(row.Id, turn.System, turn.User, row.Chosen[0].Content, row.Rejected[0].Content, row.PreferenceStrength)]
        : [];

    internal static IEnumerable<MarginRow> Margin(PreferenceRow row) => [new(row.Id, row.Prompt, row.Chosen, row.Rejected, row.PreferenceStrength)];

    internal static IEnumerable<UnpairedRow> Unpaired(PreferenceRow row) =>
        [new($"{row.Id:D}-chosen", row.Prompt, row.Chosen, Label: true), new($"{row.Id:D}-rejected", row.Prompt, row.Rejected, Label: false)];

    internal static IEnumerable<UnpairedFlatRow> UnpairedFlat(PreferenceRow row) => SingleTurn(row.Prompt) is { } turn
        ?
        [
            new($"{row.Id:D}-chosen", turn.System, turn.User, row.Chosen[0].Content, Label: true),
            new($"{row.Id:D}-rejected", turn.System, turn.User, row.Rejected[0].Content, Label: false),
        ]
        : [];

    internal static IEnumerable<RankedRow> Ranked(PreferenceRow row) => [new(row.Id, row.Prompt, [new(0, row.Chosen), new(1, row.Rejected)])];

    internal static IEnumerable<SharegptRow> Sharegpt(PreferenceRow row) =>
        Alternates(row.Prompt) ? [new(row.Id, row.Prompt, row.Chosen[0], row.Rejected[0])] : [];

    private static (string System, string User)? SingleTurn(IReadOnlyList<MessageRecord> prompt) => prompt switch
    {
        [{ Role: "user" } user] => ("", user.Content),
        [{ Role: "system" } system, { Role: "user" } user] => (system.Content, user.Content),
        _ => null,
    };

    // After a system message: user, assistant, user, …, user.
    private static bool Alternates(IReadOnlyList<MessageRecord> prompt)
    {
        var turns = prompt.Skip(prompt[0].Role == "system" ? 1 : 0).ToArray();
        return turns.Length % 2 == 1 && turns.Index().All(t => t.Item.Role == (t.Index % 2 == 0 ? "user" : "assistant"));
    }
}
