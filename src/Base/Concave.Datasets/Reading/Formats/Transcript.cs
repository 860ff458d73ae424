using System.Text;
using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>
/// The text form of hh-rlhf: each turn is an empty line, "Human: " or "Assistant: ", and the words up to the next mark.
/// <see cref="Write"/> gives back exactly what <see cref="Read"/> took, white space and all.
/// </summary>
internal static class Transcript
{
    private const string Human = "\n\nHuman:";
    private const string Assistant = "\n\nAssistant:";

    public static bool Opens(JsonElement text) =>
        text.GetString() is { } said && (said.StartsWith(Human, StringComparison.Ordinal) || said.StartsWith(Assistant, StringComparison.Ordinal));

    /// <summary>The turns, or the fault of a text that is no transcript.</summary>
    public static List<Message>? Read(RowFields row, string field, string text)
    {
        var turns = new List<Message>();
        var (at, mark) = NextMark(text, 0);
        if (at != 0) return Refuse(row, field, "does not start with a turn");
        while (mark is not null)
        {
            var start = at + mark.Length;
            var role = mark == Human ? "user" : "assistant";
            (at, mark) = NextMark(text, start);
            if (start == at) return Refuse(row, field, "has a turn without words");
            if (text[start] != ' ') return Refuse(row, field, "has a mark without a space behind it");
            turns.Add(new(role, text[(start + 1)..at]));
        }

        return turns.TrueForAll(turn => row.Holds(field, turn.Content)) ? turns : null;
    }

    /// <summary>The text form of a conversation.</summary>
    public static string Write(IEnumerable<Message> turns)
    {
        var text = new StringBuilder();
        foreach (var turn in turns) text.Append(turn.Role == "user" ? Human : Assistant).Append(' ').Append(turn.Content);
        return text.ToString();
    }

    private static List<Message>? Refuse(RowFields row, string field, string why)
    {
        row.Fail(Faults.Transcript(field, $"The transcript in {field} {why}."));
        return null;
    }

    /// <summary>Where the next mark stands and which it is; the text's end when there is none.</summary>
    private static (int At, string? Mark) NextMark(string text, int from)
    {
        for (var at = from; (at = text.IndexOf("\n\n", at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (string.CompareOrdinal(text, at, Human, 0, Human.Length) == 0) return (at, Human);
            if (string.CompareOrdinal(text, at, Assistant, 0, Assistant.Length) == 0) return (at, Assistant);
        }

        return (text.Length, null);
    }
}
