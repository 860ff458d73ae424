namespace Concave.Datasets.Bag;

/// <summary>
/// Work on the files of a delivery, several at once: each stands for itself, and results come in the order of the files,
/// so nothing depends on which was first. Four at most, for each holds rows in memory.
/// </summary>
internal static class Abreast
{
    private const int Most = 4;

    /// <exception cref="IOException">The disk refused one of them.</exception>
    internal static IReadOnlyList<TOut> Of<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> work)
    {
        var made = new TOut[items.Count];
        try
        {
            Parallel.For(0, items.Count, new() { MaxDegreeOfParallelism = Math.Min(Most, Environment.ProcessorCount) }, i => made[i] = work(items[i]));
        }
        catch (AggregateException several)
        {
            // What a caller expects to catch is what the work threw.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return made;
    }
}
