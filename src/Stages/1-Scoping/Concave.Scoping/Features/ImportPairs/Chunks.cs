using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Concave.Datasets.Reading;

namespace Concave.Scoping;

/// <summary>Cuts a file into chunks, and lets the steps of an import run side by side.</summary>
internal static class Chunks
{
    private const int PortionRows = 100;
    private const int PortionCharacters = 500_000;
    private const int MostRows = 2000;

    // Two thousand rows of ordinary length; long rows make smaller chunks, so that memory stays flat.
    private const int MostBytes = 8_000_000;

    /// <summary>Cuts rows into small portions, in their order.</summary>
    internal static async IAsyncEnumerable<Chunk<ReadPair>> Cut(
        this IAsyncEnumerable<ReadRow> rows, [EnumeratorCancellation] CancellationToken stop = default)
    {
        List<ReadPair> pairs = [];
        List<SetAside> setAside = [];
        var characters = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            if (row is Rejected rejected)
                setAside.Add(rejected.SetAside);
            else if (row is Accepted { Pair: var pair })
            {
                pairs.Add(pair);
                characters += pair.ResponseA.Length + pair.ResponseB.Length + pair.Prompt.Sum(m => m.Content.Length);
            }

            if (pairs.Count + setAside.Count < PortionRows && characters < PortionCharacters)
                continue;
            yield return new(pairs, setAside, pairs.Count + setAside.Count);
            (pairs, setAside, characters) = ([], [], 0);
        }

        if (pairs.Count + setAside.Count > 0)
            yield return new(pairs, setAside, pairs.Count + setAside.Count);
    }

    /// <summary>Gathers sealed portions into what is written in one transaction.</summary>
    internal static async IAsyncEnumerable<Chunk<SealedPair>> Gather(
        this IAsyncEnumerable<Chunk<SealedPair>> portions, [EnumeratorCancellation] CancellationToken stop = default)
    {
        List<SealedPair> pairs = [];
        List<SetAside> setAside = [];
        var (rows, bytes) = (0, 0);
        await foreach (var portion in portions.WithCancellation(stop))
        {
            pairs.AddRange(portion.Pairs);
            setAside.AddRange(portion.SetAside);
            rows += portion.Rows;
            bytes += portion.Pairs.Sum(p => p.Pair.Content.Length);
            if (rows < MostRows && bytes < MostBytes)
                continue;
            yield return new(pairs, setAside, rows);
            (pairs, setAside, rows, bytes) = ([], [], 0, 0);
        }

        if (rows > 0)
            yield return new(pairs, setAside, rows);
    }

    /// <summary>Runs the source on a task of its own, at most <paramref name="ahead"/> items ahead of its reader.</summary>
    internal static async IAsyncEnumerable<T> Ahead<T>(
        this IAsyncEnumerable<T> source, int ahead, [EnumeratorCancellation] CancellationToken stop = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var filling = Task.Run(() => Fill(source, channel.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(stop))
                yield return item;
        }
        finally
        {
            // The reader may have left early: the source must not outlive it.
            await ending.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await filling; // a failure of the source is the reader's failure
    }

    private static async Task Fill<T>(IAsyncEnumerable<T> source, ChannelWriter<T> items, CancellationToken stop)
    {
        try
        {
            await foreach (var item in source.WithCancellation(stop))
                await items.WriteAsync(item, stop);
        }
        finally
        {
            items.Complete();
        }
    }
}
