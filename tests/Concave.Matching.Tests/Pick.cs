using CsCheck;

namespace Concave.Matching.Tests;

internal static class Pick
{
    /// <summary>Any of the values.</summary>
    internal static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
