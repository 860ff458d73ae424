using System.Security.Cryptography;
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
public sealed class ImportPairs(Store store, ContentVault vault, TimeProvider clock)
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
        public ReadOptions Reading { get; init; } = ReadOptions.Usual;

        /// <summary>Domain of rows that name none.</summary>
        public string Domain { get; init; } = "";

        /// <summary>Language of rows that name none, BCP-47.</summary>
        public string Language { get; init; } = "";

        /// <summary>Where the full list of rows set aside is written, one JSON object a line; an existing file is replaced.</summary>
        public string? SetAsidePath { get; init; }

        /// <summary>Hears after each chunk how many rows are done.</summary>
        public IProgress<long>? Progress { get; init; }

        /// <summary>
        /// Hears of every pair that is stored once its chunk is, new or there before: its id and its row, with the labels
        /// and the preference that the file carries. Never called in a dry run.
        /// </summary>
        public Action<Guid, ReadPair>? OnStored { get; init; }
    }

    public async Task<Result<ImportReport>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var nda = await Nda(request, actor, stop);
        if (nda.Failed)
            return nda.Problem;
        var format = PairFile.Detect(request.Path, request.Format);
        if (format.Failed)
            return format.Problem;
        var list = SetAsideList.Create(request);
        if (list.Failed)
            return list.Problem;
        await using var tally = new ImportTally(list.Value.Writer);
        var import = await Begin(request, format.Value, nda.Value, actor, stop);
        if ((await Run(request, import, format.Value, tally, stop)).Problem is { } failed)
            return failed;
        return await Finish(request, import, tally.Report(importId: null, import.Row.FileName, format.Value, request.DryRun), stop);
    }

    // Three steps side by side: reading, sealing, storing.
    private async Task<Result<Done>> Run(Request request, Importing import, PairFormat format, ImportTally tally, CancellationToken stop)
    {
        var rows = PairFile.Read(request.Path, format, request.Reading, stop);
        await foreach (var chunk in Sealed(Chunks.Cut(rows, stop).Ahead(1, stop), import, stop).Ahead(1, stop))
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

    private async Task<Result<ImportReport>> Finish(Request request, Importing import, ImportReport report, CancellationToken stop)
    {
        if (request.DryRun)
            return report;
        var finished = await storing.Finish(import, report, stop);
        return finished.Problem is { } failed ? failed : report with { ImportId = finished.Value };
    }

    private static void Tell(Action<Guid, ReadPair>? onStored, Sorted sorted)
    {
        if (onStored is null)
            return;
        foreach (var (id, read) in sorted.Unchanged)
            onStored(id, read);
        foreach (var pair in sorted.New)
            onStored(pair.Pair.Id, pair.Read);
    }

    private async Task<Result<Guid>> Nda(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
            return missing;
        var nda = await db.SignedNdas.Where(n => n.ProjectId == request.ProjectId)
            .OrderByDescending(n => n.RecordedAt).FirstOrDefaultAsync(stop);
        return nda is null ? ImportErrors.NdaMissing : nda.Id;
    }

    private async Task<Importing> Begin(Request request, PairFormat format, Guid ndaId, Actor actor, CancellationToken stop)
    {
        await using var file = File.OpenRead(request.Path);
        var row = new PairImport
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            FileName = NameRules.FileName(request.Path),
            FileDigest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)),
            Format = PairFormats.NameOf(format),
            Purpose = request.Purpose,
            ImportedBy = actor.Id,
            ImportedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        return new(row, ndaId, request.Domain, request.Language);
    }
}
