namespace Concave.Agreement;

/// <summary>Student's t.</summary>
internal static class Student
{
    /// <summary>Quantile by way of t² ~ F(1, degrees).</summary>
    internal static double Quantile(double p, double degrees) =>
        Math.CopySign(Math.Sqrt(Beta.FisherQuantile(Math.Abs((2 * p) - 1), 1, degrees)), p - 0.5);
}
