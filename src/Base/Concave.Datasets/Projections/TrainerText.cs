using System.Buffers;
using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>
/// The trim rule: trainers find an answer by searching the rendered conversation, and chat templates trim, so a
/// content that begins or ends with white space is lost. Trainer columns are trimmed; the evidence keeps the text as
/// it was judged.
/// </summary>
public static class TrainerText
{
    // Exactly Unicode's White_Space. What a language's own strip takes may differ: Python's takes U+001C to U+001F too.
    private static readonly SearchValues<char> White = SearchValues.Create(
        "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    /// <summary>The text without white space (the 25 characters of Unicode's White_Space) at either end.</summary>
    public static string Trim(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(White);
        return first < 0 ? "" : text[first..(text.AsSpan().LastIndexOfAnyExcept(White) + 1)];
    }

    /// <summary>The messages with their contents trimmed.</summary>
    public static IReadOnlyList<MessageRecord> Trim(IReadOnlyList<MessageRecord> messages) =>
        [.. messages.Select(m => m with { Content = Trim(m.Content) })];

    /// <summary>
    /// Whether trainers can use the messages as a prompt: not empty, known roles, a system message only in front, no
    /// empty content, and the last message not the assistant's or the system's.
    /// </summary>
    public static bool IsPrompt(IReadOnlyList<MessageRecord> messages) =>
        messages.Count > 0
        && messages.All(m => m.Content.Length > 0 && m.Role is "system" or "user" or "assistant" or "tool")
        && messages.Skip(1).All(m => m.Role != "system")
        && messages[^1].Role is "user" or "tool";
}
