namespace Concave.Datasets.Verify;

/// <summary>One thing the verifier looked at.</summary>
/// <param name="Name">Stable, snake_case: <c>manifest</c>, <c>signature</c>, <c>figures</c>, …. A name comes once when all is well, and once for each fault otherwise.</param>
/// <param name="Passed">False for every fault, and for what could not be looked at.</param>
/// <param name="Detail">In one sentence: what was found. Holds no control characters.</param>
/// <param name="File">The file at fault, as a path in the bag.</param>
/// <param name="Figure">The JSON path of the figure at fault.</param>
public sealed record Check(string Name, bool Passed, string Detail, string? File = null, string? Figure = null);

/// <summary>A fault before it has the name of its check.</summary>
internal readonly record struct Fault(string What, string? File = null, string? Figure = null);

/// <summary>Turns faults into checks.</summary>
internal static class Outcome
{
    /// <summary>More of one kind say nothing new; how many there are is said.</summary>
    private const int Shown = 25;

    public static IEnumerable<Check> Of(string name, string whenPassed, IEnumerable<Fault> faults)
    {
        var all = faults.ToArray();
        if (all.Length == 0)
            return [new(name, Passed: true, whenPassed)];
        var shown = all.Take(Shown).Select(f => new Check(name, Passed: false, f.What, f.File, f.Figure));
        return all.Length <= Shown
            ? shown
            : shown.Append(new(name, Passed: false, FormattableString.Invariant($"{all.Length - Shown} more faults of this kind.")));
    }

    public static Check NotRun(string name, string because) => new(name, Passed: false, $"Not checked: {because}");
}
