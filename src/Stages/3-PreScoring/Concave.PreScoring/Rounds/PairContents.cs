using System.Security.Cryptography;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Rounds;

/// <summary>Digests over the content of pairs, read in portions so that a batch of any size fits into memory.</summary>
internal sealed class PairContents(ContentVault vault)
{
    private const int Portion = 500;

    /// <summary>
    /// <see cref="RecordDigests.Pairs"/> over the pairs. What is sealed is each pair's canonical JSON already, so the
    /// bytes are digested as they are.
    /// </summary>
    internal async Task<string> DigestOf(ConcaveDb db, Guid project, IEnumerable<Guid> pairs, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var portion in pairs.Order().Chunk(Portion))
        {
            var contents = await db.Pairs.Where(p => portion.Contains(p.Id)).Select(p => new { p.Id, p.Content }).ToListAsync(stop);
            foreach (var pair in contents.OrderBy(p => p.Id))
            {
                hash.AppendData(await vault.OpenBytes(project, pair.Content, stop));
                hash.AppendData("\n"u8);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary><see cref="RecordDigests.Gold"/> over a gold pool.</summary>
    internal async Task<string> DigestOfGold(ConcaveDb db, Guid project, IReadOnlyCollection<Guid> pool, CancellationToken stop)
    {
        List<(PairRecord, TruthRecord)> gold = [];
        foreach (var portion in pool.Chunk(Portion))
        {
            var verified = await db.Pairs.Where(p => portion.Contains(p.Id))
                .Join(db.VerifiedAnswers, p => p.Id, v => v.PairId, (p, v) => new { p.Content, p.Id, v.Truth, v.Why }).ToListAsync(stop);
            foreach (var pair in verified)
            {
                var why = System.Text.Encoding.UTF8.GetString(await vault.OpenBytes(project, pair.Why, stop));
                gold.Add((await vault.Open<PairRecord>(project, pair.Content, stop), new TruthRecord(pair.Id, pair.Truth, why)));
            }
        }

        return gold.Count == pool.Count
            ? RecordDigests.Gold(gold)
            : throw new InvalidDataException($"{pool.Count - gold.Count} gold pairs have no verified answer.");
    }
}
