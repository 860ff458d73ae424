using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>How far confidences can be taken at their word: predicted agreement with people's verdicts against the agreement that came.</summary>
/// <param name="N">Pairs.</param>
/// <param name="Brier">Mean of (confidence − agreed)², 0 to 1; null without pairs.</param>
/// <param name="BrierLow95">Its 95 % interval.</param>
/// <param name="BrierHigh95">Upper end.</param>
/// <param name="Error">Expected calibration error over ten equal bins, 0 to 1.</param>
/// <param name="ErrorLow95">Its 95 % interval: basic bootstrap, so what chance adds to the error is taken off.</param>
/// <param name="ErrorHigh95">Upper end.</param>
/// <param name="Bins">The tenths that hold pairs, rising.</param>
public sealed record ReliabilityFigure(
    int N, double? Brier, double? BrierLow95, double? BrierHigh95, double? Error, double? ErrorLow95, double? ErrorHigh95, IReadOnlyList<ReliabilityRow> Bins)
{
    /// <summary>The figure of confidences and whether people agreed.</summary>
    public static ReliabilityFigure Of(IReadOnlyList<double> confidences, IReadOnlyList<bool> agreed)
    {
        var result = Reliability.Of([.. confidences], [.. agreed]);
        return new(
            result.N, result.Brier.Value, result.BrierInterval.Lower.Value, result.BrierInterval.Upper.Value,
            result.Error.Value, result.ErrorInterval.Lower.Value, result.ErrorInterval.Upper.Value,
            [.. result.Bins.Select(b => new ReliabilityRow(b.Low, b.High, b.Mean, ShareFigure.Of(b.Hits, b.N)))]);
    }
}

/// <summary>Confidences of one tenth.</summary>
/// <param name="Low">Lower end, included.</param>
/// <param name="High">Upper end, included only at 1.</param>
/// <param name="Mean">Mean confidence.</param>
/// <param name="Agreed">How often people agreed.</param>
public sealed record ReliabilityRow(double Low, double High, double Mean, ShareFigure Agreed);
