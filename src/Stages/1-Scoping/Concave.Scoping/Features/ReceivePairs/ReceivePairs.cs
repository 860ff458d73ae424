using Concave.Data;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>
/// Takes a file in that comes over a connection. Nothing of it is received before the sender and the NDA are known; it
/// lies in a folder that only this process's user reads, and is gone when the import has ended, whichever way.
/// </summary>
public sealed class ReceivePairs(ImportPairs import, HomeFolder home, TimeProvider clock)
{
    /// <param name="ProjectId">The project the pairs are for.</param>
    /// <param name="FileName">The file's name as its owner knows it; its ending may tell CSV from JSON Lines.</param>
    /// <param name="Content">The file, read once from where it stands to its end.</param>
    /// <param name="Format">Its format; null to find it from the keys.</param>
    /// <param name="Purpose">What the pairs are for.</param>
    public sealed record Request(Guid ProjectId, string FileName, Stream Content, PairFormat? Format, PairPurpose Purpose)
    {
        /// <summary>Says what would happen and stores nothing.</summary>
        public bool DryRun { get; init; }

        /// <summary>Domain of rows that name none.</summary>
        public string Domain { get; init; } = "";

        /// <summary>Language of rows that name none, BCP-47.</summary>
        public string Language { get; init; } = "";
    }

    public async Task<Result<ImportReport>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((await import.Admit(request.ProjectId, actor, stop)).Problem is { } refused)
            return refused;
        using var work = WorkFolder.Open(home, "upload", clock.NewId(), clock.GetUtcNow());
        var path = work.File($"upload{Ending(request.FileName)}");
        await using (var file = File.Create(path))
            await request.Content.CopyToAsync(file, stop);
        return await import.Handle(
            new(request.ProjectId, path, request.Format, request.Purpose)
            {
                FileName = request.FileName,
                DryRun = request.DryRun,
                Domain = request.Domain,
                Language = request.Language,
            },
            actor, stop);
    }

    // Of a name that somebody else chose, no more than one of these goes into a path.
    private static string Ending(string name) =>
        Array.Find([".csv", ".csv.gz", ".json", ".json.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"], known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ?? "";
}
