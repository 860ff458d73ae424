namespace Concave.Datasets.Reporting;

/// <summary>What the probe's figures support, and no more.</summary>
internal static class ProbeRules
{
    internal const int Enough = 200;
    internal const double Rise = 0.01;

    internal static IReadOnlyList<string> Advice(IReadOnlyList<ProbePoint> curve, ProbeRemainder withoutAll)
    {
        var accuracy = curve[^1].Figure;
        List<string> advice = [];
        if (accuracy.N < Enough)
            advice.Add("too_few");
        if (accuracy.Low95 is not > 0.5)
            return [.. advice, "no_signal"];
        advice.Add("signal");
        if (withoutAll.Low95 is { } low)
            advice.Add(low > 0.5 ? "beyond_habits" : "habits_only");
        advice.Add(accuracy.Share - curve[^2].Figure.Share > Rise ? "rising" : "level");
        return advice;
    }
}
