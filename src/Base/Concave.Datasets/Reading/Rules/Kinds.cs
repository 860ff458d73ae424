using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>What a JSON value is, in words for a person.</summary>
internal static class Kinds
{
    public static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a true/false value",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        _ => "null",
    };
}
