using System.Globalization;

namespace Concave.Scoping.Quoting;

/// <summary>What speakers call their language.</summary>
internal static class Languages
{
    internal static string NameOf(string tag) => CultureInfo.GetCultureInfo(tag).NativeName;
}
