using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>What is stored already about the rows of one chunk.</summary>
/// <param name="ById">Stored pairs of this purpose, by external id.</param>
/// <param name="ByContent">By content hash: an external id of the project that has it, of any purpose.</param>
/// <param name="Held">Pairs of this purpose that were held before: their external id and content hash.</param>
internal sealed record KnownPairs(
    IReadOnlyDictionary<string, KnownPair> ById, ILookup<string, ContentHolder> ByContent, IReadOnlySet<(string ExternalId, string ContentHash)> Held)
{
    /// <summary>Looks the chunk's ids and contents up, each with one statement on an index.</summary>
    internal static async Task<KnownPairs> Find(ConcaveDb db, Importing import, Chunk<SealedPair> chunk, CancellationToken stop)
    {
        if (!await HoldsOthers(db, import, stop))
            return new(new Dictionary<string, KnownPair>(), Array.Empty<ContentHolder>().ToLookup(h => h.ContentHash), new HashSet<(string, string)>());
        var ids = chunk.Pairs.Select(p => p.Pair.ExternalId).ToArray();
        var hashes = chunk.Pairs.Select(p => p.Pair.ContentHash).ToArray();
        var (projectId, purpose) = (import.ProjectId, import.Purpose);
        var stored =
            from pair in db.Pairs
            join answer in db.VerifiedAnswers on pair.Id equals answer.PairId into answers
            from answer in answers.DefaultIfEmpty()
            where pair.ProjectId == projectId && pair.Purpose == purpose && EF.Parameter(ids).Contains(pair.ExternalId)
            select new KnownPair(pair.Id, pair.ExternalId, pair.ContentHash, pair.Domain, pair.Language, pair.TaskType, answer == null ? null : answer.Truth);
        var holders = await db.Pairs.Where(p => p.ProjectId == projectId && EF.Parameter(hashes).Contains(p.ContentHash))
            .Select(p => new ContentHolder(p.ContentHash, p.ExternalId, p.Purpose)).ToListAsync(stop);
        var held = await db.HeldPairs.Where(h => h.ProjectId == projectId && h.Purpose == purpose && EF.Parameter(ids).Contains(h.ExternalId))
            .Select(h => new { h.ExternalId, h.ContentHash }).ToListAsync(stop);
        return new(
            await stored.ToDictionaryAsync(k => k.ExternalId, StringComparer.Ordinal, stop),
            holders.ToLookup(h => h.ContentHash, StringComparer.Ordinal),
            held.Select(h => (h.ExternalId, h.ContentHash)).ToHashSet());
    }

    // This import's own rows need no looking up: the reader knows the rows of its file. A project's first file, the usual
    // large one, is spared two thousand look-ups a chunk.
    private static Task<bool> HoldsOthers(ConcaveDb db, Importing import, CancellationToken stop) =>
        db.PairImports.AnyAsync(
            i => i.ProjectId == import.ProjectId && i.Id != import.Row.Id && (db.Pairs.Any(p => p.ImportId == i.Id) || db.HeldPairs.Any(h => h.ImportId == i.Id)), stop);
}

/// <summary>A stored pair, as far as a row can differ from it.</summary>
internal sealed record KnownPair(Guid Id, string ExternalId, string ContentHash, string Domain, string Language, string TaskType, Choice? Truth);

/// <summary>A stored pair by its content.</summary>
internal sealed record ContentHolder(string ContentHash, string ExternalId, PairPurpose Purpose);
