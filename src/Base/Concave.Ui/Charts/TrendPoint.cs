namespace Concave.Ui.Charts;

/// <summary>A figure at one time.</summary>
/// <param name="Label">When, as the table writes it.</param>
/// <param name="Value">The figure; null where it is undefined: the line has a gap there.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">What it rests on.</param>
public sealed record TrendPoint(string Label, double? Value, double? Low, double? High, int N);
