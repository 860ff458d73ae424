using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concave.Studio.Host;

/// <summary>
/// How the API reads and writes JSON: camelCase keys, enum names in snake_case. What a body must have and lacks is an
/// error; otherwise an answer left out would be read as the first one there is.
/// </summary>
internal static class ApiJson
{
    internal static void Set(JsonSerializerOptions json)
    {
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>The member at fault: its path, or the names of what is missing, which stand behind the message's last colon.</summary>
    internal static string? Where(JsonException fault) => fault switch
    {
        { Path: { Length: > 1 } path } => path,
        { Message: var message } when message.Contains("missing required", StringComparison.Ordinal) => message[(message.LastIndexOf(':') + 1)..].Trim(' ', '.'),
        _ => null,
    };
}
