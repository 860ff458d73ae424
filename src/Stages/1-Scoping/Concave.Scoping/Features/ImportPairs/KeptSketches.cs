using System.Runtime.InteropServices;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Context;
using Concave.Datasets.Hygiene;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Sketches of the pairs of one import, in a file until they are kept.</summary>
internal sealed class SketchList : IAsyncDisposable
{
    private readonly FileStream _file;

    private SketchList(FileStream file) => (_file, Path) = (file, file.Name);

    internal string Path { get; }

    internal static SketchList Create(WorkFolder work) => new(File.Create(work.File("sketches"), 1 << 16));

    internal ValueTask Write(PairSketch? sketch)
    {
        if (sketch is { } known)
            _file.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref known, 1)));
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the list, so that its file can be read. Doing it twice does no harm.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}

/// <summary>
/// Sketches as they are kept, beside the pairs of an import or of a decision: sealed with the project's key, because
/// whoever has a text could find out whether it is among them.
/// </summary>
internal static class KeptSketches
{
    private static readonly int Size = Marshal.SizeOf<PairSketch>();

    extension(SealedBlobs blobs)
    {
        internal async Task KeepSketches(Guid projectId, Guid sourceId, SketchList list, CancellationToken stop)
        {
            await using var sketches = File.OpenRead(list.Path);
            if (sketches.Length > 0)
                await blobs.Put(projectId, KeyOf(projectId, sourceId), sketches, stop);
        }

        internal async Task ReadSketches(Guid projectId, Guid sourceId, SeenPairs into, CancellationToken stop)
        {
            if (!await blobs.Exists(KeyOf(projectId, sourceId), stop))
                return;
            await using var sketches = await blobs.Open(projectId, KeyOf(projectId, sourceId), stop);
            var bytes = new byte[Size];
            while (await sketches.ReadAtLeastAsync(bytes, Size, throwOnEndOfStream: false, stop) == Size)
                into.Note(MemoryMarshal.Read<PairSketch>(bytes));
        }

        internal Task DropSketches(Guid projectId, Guid sourceId, CancellationToken stop) =>
            blobs.Remove(KeyOf(projectId, sourceId), stop);
    }

    /// <summary>Imports that ended and decisions that took pairs in: what may have left sketches.</summary>
    internal static async Task<IReadOnlyList<Guid>> SketchSources(this ConcaveDb db, Guid projectId, PairPurpose purpose, CancellationToken stop)
    {
        var imports = await db.PairImports.Where(i => i.ProjectId == projectId && i.Purpose == purpose && db.ImportOutcomes.Any(o => o.ImportId == i.Id))
            .Select(i => i.Id).ToListAsync(stop);
        var acts = await db.HeldDecisions.Where(d => d.ProjectId == projectId && d.TakenIn && db.HeldPairs.Any(h => h.Id == d.HeldPairId && h.Purpose == purpose))
            .Select(d => d.ActId).Distinct().ToListAsync(stop);
        return [.. imports, .. acts];
    }

    private static string KeyOf(Guid projectId, Guid sourceId) => $"sketches/{projectId:N}/{sourceId:N}";
}
