using System.Runtime.CompilerServices;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// Reads a client's file of pairs, or a delivery's folder: JSON array, JSON Lines (both also gzipped), CSV or Parquet, in any
/// <see cref="PairFormat"/>. Streams: memory holds one row, and some 70 bytes for each id seen; for Parquet, which is
/// compressed by row groups, about three times the largest of them.
/// </summary>
public static class PairFile
{
    private const int Sample = 64;

    /// <summary>
    /// Finds the format from the fields of the first rows. A problem when the file as a whole cannot be read or no
    /// row shows a known format; it then names the fields seen and the formats known.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="declared">The format its owner named: then only the file itself is checked.</param>
    public static Result<PairFormat> Detect(string path, PairFormat? declared = null)
    {
        var opened = RowFile.Open(path);
        if (opened.Failed) return opened.Problem;
        using var file = opened.Value;
        var votes = new FormatVotes();
        foreach (var raw in file.Rows(ReadOptions.Usual.MaxRowBytes).Take(Sample)) votes.Count(raw);
        return votes.Outcome(path, declared);
    }

    /// <summary>
    /// Reads the rows one after the other. Every row is told of, accepted or rejected. A file that cannot be opened, or
    /// whose format is not found, gives one rejected row, number 0: call <see cref="Detect"/> first to have a problem.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format; null to find it.</param>
    /// <param name="options">The limits.</param>
    /// <param name="stop">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    public static async IAsyncEnumerable<ReadRow> Read(
        string path, PairFormat? format, ReadOptions options, [EnumeratorCancellation] CancellationToken stop)
    {
        var found = format is { } known ? known : Detect(path);
        var opened = found.Then(_ => RowFile.Open(path));
        if (opened.Failed)
        {
            yield return new Rejected(Faults.WholeFile(opened.Problem).At(0, externalId: null));
            yield break;
        }

        using var file = opened.Value;
        var parser = new RowParser(found.Value, options);
        var rows = 0;
        var raws = file.Rows(options.MaxRowBytes);
        foreach (var raw in found.Value == PairFormat.Unpaired ? UnpairedRows.Join(raws) : raws)
        {
            yield return parser.Parse(raw);

            // Reading a local file never waits, so a long one would hold on to the caller's thread.
            if (++rows % 256 == 0) await Task.Yield();
            stop.ThrowIfCancellationRequested();
        }
    }
}
