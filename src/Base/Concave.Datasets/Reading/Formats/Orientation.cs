using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// Stores a chosen/rejected row as A and B so that the order does not give the answer away: a coin taken from the
/// content alone decides, and the same row always falls the same way.
/// </summary>
internal static class Orientation
{
    public static Draft Of(ContentHash hash, RowFields row, IReadOnlyList<Message> prompt, string chosen, string rejected, string promptField = "prompt")
    {
        var first = TextRules.Normal(chosen);
        var chosenFirst = string.CompareOrdinal(first, TextRules.Normal(rejected)) < 0;
        var chosenIsA = chosenFirst != hash.LowBit(prompt, chosen, rejected);
        var at = chosenIsA ? Choice.A : Choice.B;
        return new(prompt, chosenIsA ? chosen : rejected, chosenIsA ? rejected : chosen)
        {
            PromptField = promptField,
            SecondField = "rejected",
            ChosenAt = at,
            Preference = new(at, Margin(row)),
        };
    }

    /// <summary>How much better the file says the chosen response is: by scoring both, or by a strength or margin.</summary>
    private static double? Margin(RowFields row)
    {
        var chosen = row.Number("score_chosen") ?? row.Number("chosen_rating");
        var rejected = row.Number("score_rejected") ?? row.Number("rejected_rating");
        // A strength of 0 says that none was recorded.
        return chosen - rejected is { } margin ? Math.Abs(margin) : (row.Number("preference_strength") ?? row.Number("margin")) is > 0 and var strength ? strength : null;
    }
}
