using Concave.Agreement;

namespace Concave.Datasets.Auditing;

/// <summary>Turns counted differences into tested habits.</summary>
internal static class HabitStatistics
{
    // The alarm of a tilt toward going along comes in at most 2.5 % of files that have no habit; with as much here, one of
    // the two comes in at most 5 %.
    private const double Rate = 0.025;
    private const double Material = 0.05;
    private const int PairsPerLook = 10;

    /// <summary>Each look alone, corrected for all of them and for one further test where it has a p-value.</summary>
    internal static IReadOnlyList<Habit> Of(Sided[] looks, double? further)
    {
        var tested = Array.FindAll(looks, l => l.Assessable && l.Differing > 0);
        double[] p = [.. tested.Select(l => McNemar.Compare(l.More, l.Differing - l.More).Exact.Known)];
        var adjusted = BenjaminiHochberg.Adjust([.. p, .. further is { } one ? new[] { one } : []]);
        return [.. looks.Select(look =>
        {
            var at = Array.IndexOf(tested, look);
            return at >= 0 ? Tested(look, p[at], adjusted[at]) : new(look.Look, ExactShare.Of(0, 0), null, null, null, false, look.Assessable
                ? "no decided pair differs in it" : "not assessable: the file does not keep the order in which responses were shown");
        })];
    }

    /// <summary>The looks that enough pairs differ in, at most one for each ten decided pairs.</summary>
    internal static IReadOnlyList<JointHabit> Together(Sided[] looks, int pairs)
    {
        var used = looks.Where(l => l.Assessable && l.Differing >= PairsPerLook).Take(pairs / PairsPerLook).ToArray();
        if (used.Length < 2)
            return [];
        var rows = new double[pairs * used.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = used[i % used.Length][i / used.Length];
        return [.. PairedLogistic.Fit(rows, used.Length).Select((effect, k) =>
        {
            var interval = effect.Interval();
            return new JointHabit(used[k].Look, Math.Exp(effect.Coefficient.Known), Math.Exp(interval.Lower.Known), Math.Exp(interval.Upper.Known), 100 * effect.Average.Known);
        })];
    }

    private static Habit Tested(Sided look, double p, double adjusted)
    {
        var more = ExactShare.Of(look.More, look.Differing);
        return new(look.Look, more, p, adjusted, SignTestPlan.Detectable(look.Differing).Value,
            adjusted <= Rate && Math.Abs(more.Share!.Value - 0.5) >= Material, "");
    }
}
