using System.Security.Cryptography;
using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Collecting;

/// <summary>What is fixed about a batch whose last round was put to the gates.</summary>
internal sealed record DeliveryGround
{
    public required Batch Batch { get; init; }
    public required Project Project { get; init; }
    public required string ClientName { get; init; }
    public required ApprovedGuidelines Approved { get; init; }
    public required GuidelinesDocument Guidelines { get; init; }

    /// <summary>First to last.</summary>
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>Of the last round.</summary>
    public required BatchVerdict Verdict { get; init; }

    internal Guid ProjectId => Project.Id;

    internal Guid RoundId => Rounds[^1].Id;

    /// <summary>
    /// The delivery's id follows from the round it delivers, so that sealing again after a failure makes the same bag:
    /// SHA-256 of "concave delivery|" and the round's id, as a version 8 UUID.
    /// </summary>
    internal Guid DeliveryId => IdFor(RoundId);

    /// <returns>The ground; batch-unknown, or batch-undecided while the last round has no verdict.</returns>
    internal static async Task<Result<DeliveryGround>> Of(ConcaveDb db, ContentVault vault, Guid batchId, CancellationToken stop)
    {
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, stop) is not { } batch)
            return Errors.BatchUnknown;
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.BatchId == batchId).OrderBy(r => r.Number).ToListAsync(stop);
        var last = rounds.Count == 0 ? Guid.Empty : rounds[^1].Id;
        if (await db.BatchVerdicts.AsNoTracking().SingleOrDefaultAsync(v => v.RoundId == last, stop) is not { } verdict)
            return Errors.Undecided(await db.StateOf(batchId, stop));
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == batch.ProjectId, stop);
        var approved = await db.ApprovedGuidelines.AsNoTracking().SingleAsync(g => g.Id == batch.GuidelinesId, stop);
        return new DeliveryGround
        {
            Batch = batch,
            Project = project,
            ClientName = await db.Clients.Where(c => c.Id == project.ClientId).Select(c => c.Name).SingleAsync(stop),
            Approved = approved,
            Guidelines = await vault.Open<GuidelinesDocument>(project.Id, approved.Document, stop),
            Rounds = rounds,
            Verdict = verdict,
        };
    }

    /// <summary>The guidelines that a batch is under.</summary>
    internal static async Task<GuidelinesDocument> GuidelinesOf(ConcaveDb db, ContentVault vault, Guid batchId, Guid projectId, CancellationToken stop)
    {
        var ids = db.Batches.Where(b => b.Id == batchId).Select(b => b.GuidelinesId);
        var document = await db.ApprovedGuidelines.Where(g => ids.Contains(g.Id)).Select(g => g.Document).SingleAsync(stop);
        return await vault.Open<GuidelinesDocument>(projectId, document, stop);
    }

    internal static Guid IdFor(Guid roundId)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"concave delivery|{roundId:D}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
