namespace Concave.Datasets.Reading;

/// <summary>What is wrong with a row, before its number and id are known.</summary>
internal sealed record RowFault(string Field, string Code, string Reason, string Mend)
{
    public SetAside At(long row, string? externalId) => new(row, Field, Code, Reason, Mend, externalId);
}

/// <summary>Every reason for which a row is set aside: the one list of codes.</summary>
internal static class Faults
{
    public static RowFault NotJson(long line, long position) =>
        new("row", "not-json", line > 0 ? $"The row is not valid JSON: it breaks at byte {position + 1} of its line {line + 1}." : $"The row is not valid JSON: it breaks at byte {position + 1}.", "Write the row with a JSON library; every key may stand once.");

    public static RowFault NotObject() =>
        new("row", "not-object", "The row is JSON but not an object.", "Write one object with named fields for each row.");

    public static RowFault NotCsv(string why) =>
        new("row", "not-csv", why, "Quote a cell that holds a quote, a comma or a line end, and double the quotes inside it (RFC 4180).");

    public static RowFault BadUtf8(int position) =>
        new("row", "bad-utf8", $"Byte {position + 1} of the row is not UTF-8.", "Save the file as UTF-8.");

    public static RowFault RowTooLong(int limit) =>
        new("row", "too-long", $"The row is longer than {limit} bytes.", "Shorten the texts, or check that line ends were not lost.");

    public static RowFault Missing(string field) =>
        new(field, "missing", $"The field {field} is missing or null.", "Fill the field in.");

    public static RowFault OneHalf() =>
        new("label", "one-half", "The row has no neighbour with the same prompt and the other label.", "Put the two responses of a prompt into rows one after the other, one with label true and one with label false.");

    public static RowFault NotText(string field, string found) =>
        new(field, "not-text", $"The field {field} is {found}, not text.", "Put quotes around the value if the text was meant.");

    public static RowFault NotMessages(string field) =>
        new(field, "not-messages", $"The field {field} is not a list of messages.", "Write a list of objects with role and content.");

    public static RowFault Empty(string field) =>
        new(field, "empty", $"The field {field} is empty or white space.", "Fill the field in, or leave the row out.");

    public static RowFault TooLong(string field, int length, int limit) =>
        new(field, "too-long", $"The field {field} has {length} characters; the limit is {limit}.", "Shorten the text.");

    public static RowFault Nul(string field) =>
        new(field, "nul", $"The field {field} contains a NUL character.", "Remove the NUL character (U+0000).");

    public static RowFault LoneSurrogate(string field) =>
        new(field, "lone-surrogate", $"The field {field} contains half a surrogate pair (\\uD800 to \\uDFFF).", "Escape both halves of the character, or write it as UTF-8.");

    public static RowFault UnknownRole(string field) =>
        new(field, "unknown-role", $"{field} is none of system, user, assistant, tool.", "Use one of the four roles.");

    public static RowFault ToolCall(string field) =>
        new(field, "tool-call", $"{field} carries a tool call, which would be lost.", "Write the call out as the message's content.");

    public static RowFault TurnOrder(string field, string why) =>
        new(field, "turn-order", why, "Let user and assistant alternate, with a system turn only at the start and the user last.");

    public static RowFault Transcript(string field, string why) =>
        new(field, "odd-transcript", why, "Start each turn with an empty line and \"Human: \" or \"Assistant: \"; end with the assistant.");

    public static RowFault ResponseTurns(string field) =>
        new(field, "response-turns", $"The field {field} does not end in one assistant message.", "End it in exactly one assistant message.");

    public static RowFault PromptsDiffer(string field) =>
        new(field, "prompts-differ", "The two responses do not answer the same conversation.", "Pair responses to one and the same prompt.");

    public static RowFault EqualResponses(string field) =>
        new(field, "equal-responses", "Both responses are the same text.", "Leave the row out: there is nothing to prefer.");

    public static RowFault BadLabel(string field, string expected) =>
        new(field, "bad-label", $"The field {field} is not one of: {expected}.", "Use one of the values, or leave the field out.");

    public static RowFault NotLabel(string field) =>
        new(field, "not-label", $"The field {field} is not one plain value of at most {RowFields.MaxNameCharacters} printable characters.", "Write one text, number or true/false, or leave the field empty where nobody labelled.");

    public static RowFault OutOfRange(string field, string expected) =>
        new(field, "out-of-range", $"The field {field} is not {expected}.", "Correct the value, or leave the field out.");

    public static RowFault BadId(string field) =>
        new(field, "bad-id", $"The id in {field} is not a text or whole number of at most {RowFields.MaxNameCharacters} printable characters.", "Give the row a short id.");

    public static RowFault DuplicateId(string field, long firstRow) =>
        new(field, "duplicate-id-other-content", $"Row {firstRow} has the same id with other content.", "Give every pair an id of its own.");

    public static RowFault DuplicateRow(string field, long firstRow) =>
        new(field, "duplicate-row", $"Row {firstRow} is the same pair under the same id.", "Nothing is lost: the first one is used.");

    public static RowFault DuplicateKey(long firstRow) =>
        new("pair", "duplicate-record", $"Row {firstRow} already holds this pair's record by the same author.", "Keep one record for each pair and author.");

    public static RowFault Broken(string why) =>
        new("file", "broken-file", why, "Make or send the file again: what follows this row was not read.");

    public static RowFault WholeFile(Kernel.Problem problem) => new("file", problem.Code, problem.Detail, problem.Mend);
}
