using System.Globalization;

namespace Concave.Scoping.Quoting;

/// <summary>Rupees as they are written in India: ₹12,34,567.</summary>
public static class Money
{
    private static readonly NumberFormatInfo Indian = new() { NumberGroupSizes = [3, 2], NumberGroupSeparator = ",", NumberDecimalDigits = 0, NegativeSign = "−" };

    /// <summary>One amount.</summary>
    public static string Text(long rupees) => $"₹{rupees.ToString("N", Indian)}";

    /// <summary>A range; one amount where both ends are the same.</summary>
    public static string Text(Rupees rupees) => rupees.Low == rupees.High ? Text(rupees.Low) : $"{Text(rupees.Low)}–{rupees.High.ToString("N", Indian)}";

    /// <summary>A count with the same grouping.</summary>
    public static string Count(long number) => number.ToString("N", Indian);
}
