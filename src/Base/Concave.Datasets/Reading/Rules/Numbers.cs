using System.Globalization;
using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>Numbers of a row. A table holds them as text, so that counts too.</summary>
internal static class Numbers
{
    /// <summary>A finite number; null when the value is none.</summary>
    public static double? Read(JsonElement value)
    {
        var number = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => double.NaN,
        };
        return double.IsFinite(number) ? number : null;
    }

    /// <summary>A whole number; null when the value is none.</summary>
    public static int? ReadWhole(JsonElement value) =>
        Read(value) is { } number && Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue ? (int)number : null;
}
