namespace Concave.Kernel;

/// <summary>
/// Memory given back between two parts of long work on a whole delivery. The runtime lets garbage grow to the size of
/// what is alive before it looks for it, and here what is alive is hundreds of megabytes: without this the peak of one
/// part stands on the rubbish of the part before.
/// </summary>
public static class Garbage
{
    /// <summary>Blocks for some tenths of a second; for work of many seconds only, never while answering a page.</summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
