namespace Concave.Agreement.Tests;

/// <summary>Comparing with figures as printed.</summary>
internal static class Close
{
    /// <summary>Equal to the digits given: within half a unit of the last printed one, and a hair for ties.</summary>
    internal static void To(double printed, Estimate actual, int digits = 6)
    {
        Assert.True(actual.IsDefined, actual.Reason);
        Assert.InRange(actual.Known, printed - (0.51 * Math.Pow(10, -digits)), printed + (0.51 * Math.Pow(10, -digits)));
    }
}
