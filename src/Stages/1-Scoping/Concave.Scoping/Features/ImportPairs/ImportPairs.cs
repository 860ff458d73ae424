using System.Security.Cryptography;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>
/// Takes a client's file of pairs in, never without an NDA [S1]. Rows with faults are set aside and the rest goes on.
/// The same file twice changes nothing; an import that was cut off is finished by importing the file again.
/// </summary>
public sealed class ImportPairs(Store store, ContentVault vault, SealedBlobs blobs, HomeFolder home, TimeProvider clock)
{
    private readonly SealPairs sealing = new(vault, clock);
    private readonly StorePairs storing = new(store, clock);

    /// <param name="ProjectId">The project the pairs are for.</param>
    /// <param name="Path">The file, on this machine.</param>
    /// <param name="Format">Its format; null to find it from the keys.</param>
    /// <param name="Purpose">Gold and calibration pairs need a verified answer in their row; for the others it is not read.</param>
    public sealed record Request(Guid ProjectId, string Path, PairFormat? Format, PairPurpose Purpose)
    {
        /// <summary>Says what would happen and stores nothing.</summary>
        public bool DryRun { get; init; }

        /// <summary>The file's name as its owner knows it; null when it is the path's.</summary>
        public string? FileName { get; init; }
        public ReadOptions Reading { get; init; } = ReadOptions.Usual;

        /// <summary>
        /// Whether pairs that give their author away, are broken, repeat others or hold personal data wait for a lead.
        /// False only for pairs that were judged elsewhere: there is nobody left to spare.
        /// </summary>
        public bool Hygiene { get; init; } = true;

        /// <summary>Domain of rows that name none.</summary>
        public string Domain { get; init; } = "";

        /// <summary>Language of rows that name none, BCP-47.</summary>
        public string Language { get; init; } = "";

        /// <summary>Where the full list of rows set aside is written, one JSON object a line; an existing file is replaced.</summary>
        public string? SetAsidePath { get; init; }

        /// <summary>Hears after each chunk how many rows are done.</summary>
        public IProgress<long>? Progress { get; init; }

        /// <summary>
        /// Hears of every pair that is stored once its chunk is, new or there before: its id, and its id in the file.
        /// Never called in a dry run.
        /// </summary>
        public Action<Guid, string>? OnStored { get; init; }
    }

    public async Task<Result<ImportReport>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        var nda = await Admit(request.ProjectId, actor, stop);
        if (nda.Failed)
            return nda.Problem;
        if (ImportRules.Check(request) is { } fault)
            return fault;
        var format = PairFile.Detect(request.Path, request.Format);
        if (format.Failed)
            return format.Problem;
        using var work = WorkFolder.Open(home, "import", clock.NewId(), clock.GetUtcNow());
        var list = SetAsideList.Create(request, work);
        return list.Failed ? list.Problem : await TakeIn(request, format.Value, nda.Value, list.Value, work, actor, stop);
    }

    /// <summary>The NDA under which somebody may bring data for a project; without one nothing is even received.</summary>
    internal async Task<Result<Guid>> Admit(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(projectId, actor, stop)).Problem is { } missing)
            return missing;
        var nda = await db.SignedNdas.Where(n => n.ProjectId == projectId)
            .OrderByDescending(n => n.RecordedAt).FirstOrDefaultAsync(stop);
        return nda is null ? ImportErrors.NdaMissing : nda.Id;
    }

    private async Task<Result<ImportReport>> TakeIn(
        Request request, PairFormat format, Guid nda, SetAsideList list, WorkFolder work, Actor actor, CancellationToken stop)
    {
        await using var open = list;
        await using var sketches = SketchList.Create(work);
        var tally = new ImportTally(list, sketches);
        var import = await Begin(request, format, nda, actor, stop);
        if (request.Hygiene)
            await Remember(import, tally.Seen, stop);
        if ((await Run(request, import, format, tally, stop)).Problem is { } failed)
            return failed;
        var report = tally.Report(importId: null, import.FileName, format, request.DryRun);
        await list.DisposeAsync();
        await sketches.DisposeAsync();
        return request.DryRun ? report : await Finish(import, report, list, sketches, stop);
    }

    // Three steps side by side: reading, sealing, storing. Text is handed on in small portions, so that it is soon forgotten.
    private async Task<Result<Done>> Run(Request request, Importing import, PairFormat format, ImportTally tally, CancellationToken stop)
    {
        var rows = PairFile.Read(request.Path, format, request.Reading, stop);
        await foreach (var chunk in Sealed(rows.Cut(stop).Ahead(4, stop), import, stop).Gather(stop).Ahead(1, stop))
        {
            var sorted = request.DryRun
                ? await storing.Look(import, chunk, tally.Seen, stop)
                : await storing.Put(import, chunk, tally.Seen, stop);
            if (sorted.Failed)
                return sorted.Problem;
            await tally.Add(chunk.Rows, sorted.Value);
            if (!request.DryRun)
                Tell(request.OnStored, sorted.Value);
            request.Progress?.Report(tally.Read);
        }

        return default(Done);
    }

    private async IAsyncEnumerable<Chunk<SealedPair>> Sealed(
        IAsyncEnumerable<Chunk<ReadPair>> chunks, Importing import, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var chunk in chunks.WithCancellation(stop))
            yield return await sealing.Seal(chunk, import, stop);
    }

    private async Task Remember(Importing import, SeenPairs seen, CancellationToken stop)
    {
        await using var db = store.Read();
        foreach (var source in await db.SketchSources(import.ProjectId, import.Purpose, stop))
            await blobs.ReadSketches(import.ProjectId, source, seen, stop);
    }

    private async Task<Result<ImportReport>> Finish(Importing import, ImportReport report, SetAsideList list, SketchList sketches, CancellationToken stop)
    {
        // Before its import is on record: whoever finds the import finds the list.
        if (report.SetAsideCount > 0)
            await blobs.KeepSetAside(import, list, stop);
        await blobs.KeepSketches(import.ProjectId, import.Row.Id, sketches, stop);
        var finished = await storing.Finish(import, report, stop);
        if (finished.Value is null)
        {
            await blobs.DropSetAside(import, stop);
            await blobs.DropSketches(import.ProjectId, import.Row.Id, stop);
        }

        return finished.Problem is { } failed ? failed : report with { ImportId = finished.Value };
    }

    private static void Tell(Action<Guid, string>? onStored, Sorted sorted)
    {
        if (onStored is null)
            return;
        foreach (var (id, row) in sorted.Unchanged)
            onStored(id, row.Pair.ExternalId);
        foreach (var pair in sorted.New)
            onStored(pair.Pair.Id, pair.Pair.ExternalId);
    }

    private async Task<Importing> Begin(Request request, PairFormat format, Guid ndaId, Actor actor, CancellationToken stop)
    {
        await using var file = File.OpenRead(request.Path);
        var name = NameRules.FileName(request.FileName ?? request.Path);
        var row = new PairImport
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            NdaId = ndaId,
            FileName = await vault.CloseText(request.ProjectId, name, stop),
            FileDigest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)),
            Format = PairFormats.NameOf(format),
            Purpose = request.Purpose,
            ImportedBy = actor.Id,
            ImportedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        return new(row, name, request.Domain, request.Language, request.Hygiene);
    }
}
