using System.Globalization;

namespace Concave.Datasets.Reporting;

/// <summary>Sentences of the report read the same on every machine, whatever its locale.</summary>
internal static class Text
{
    internal static string Of(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
