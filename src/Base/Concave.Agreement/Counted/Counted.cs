namespace Concave.Agreement;

/// <summary>Assembles a coefficient on counts from its pass.</summary>
internal static class Counted
{
    internal static Coefficient Compute(string name, CountTable table, Weights? weights, ChanceModel model)
    {
        var use = Weighting.For(table.Categories, weights);
        var pass = new CountedPass(table, use, model);
        return new()
        {
            Name = name,
            Weights = use.Name,
            Value = pass.Value,
            Observed = pass.Observed,
            Expected = pass.Expected,
            StandardError = pass.StandardError(),
            JackknifeStandardError = Jackknife(table, t => new CountedPass(t, use, model).Value),
            Items = (int)table.Items,
        };
    }

    internal static Estimate Value(CountTable table, Weights? weights, ChanceModel model) =>
        new CountedPass(table, Weighting.For(table.Categories, weights), model).Value;

    /// <summary>Leaves out one item of each pattern in turn.</summary>
    internal static Estimate Jackknife(CountTable table, Func<CountTable, Estimate> value)
    {
        if (table.Items >= IntervalBasis.JackknifeBelow)
            return Estimate.None(Undefined.NotComputed);
        var left = table.Times.ToArray();
        List<double> without = [];
        List<long> times = [];
        for (var p = 0; p < left.Length; p++)
        {
            if (left[p] == 0 || table.Labels(p) == 0)
                continue;
            left[p]--;
            var estimate = value(table.With(left));
            left[p]++;
            if (estimate.Value is not { } known)
                return estimate;
            without.Add(known);
            times.Add(left[p]);
        }

        return Spread.Jackknife([.. without], [.. times]);
    }
}
