using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Delivery.Closing;
using Concave.Delivery.Keys;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Signs the certificate of a destruction, with the key that signs deliveries, and puts its digest into the ledger. There is one a project.</summary>
internal sealed class IssueCertificate(Store store, SigningKeys keys, TimeProvider clock)
{
    /// <summary>Subject: the certificate. Digest: of its bytes.</summary>
    private const string LedgerKind = "deletion";

    /// <returns>Done, also when it was signed before; signing-key-ended.</returns>
    internal async Task<Result<Done>> Handle(Destruction destruction, CancellationToken stop)
    {
        using var key = keys.Current();
        return await store.Write(db => Sign(db, destruction, key, stop), stop);
    }

    private async Task<Result<Done>> Sign(ConcaveDb db, Destruction destruction, SigningKey key, CancellationToken stop)
    {
        if (await db.DeletionCertificates.AnyAsync(c => c.ProjectId == destruction.ProjectId, stop))
            return default(Done);
        if (await db.HasEnded(key.KeyId, stop))
            return Errors.KeyEnded;
        await db.Publish(key, clock, stop);
        var record = await Record(db, destruction, stop);
        var content = CanonicalJson.Of(record);
        db.DeletionCertificates.Add(new()
        {
            Id = record.Certificate,
            ProjectId = destruction.ProjectId,
            Content = content,
            Signature = key.Sign(content),
            KeyId = key.KeyId,
            IssuedAt = clock.GetUtcNow(),
        });
        db.EnterDigest(destruction.ProjectId, Guid.Empty, LedgerKind, record.Certificate, Digest.Hex(content), clock);
        return default(Done);
    }

    private async Task<CertificateRecord> Record(ConcaveDb db, Destruction destruction, CancellationToken stop)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == destruction.ProjectId, stop);
        var asked = await db.ProjectSteps.AsNoTracking().Where(s => s.ProjectId == project.Id && s.To == ProjectState.Closing).OrderByDescending(s => s.Number).FirstAsync(stop);
        var blobs = JsonSerializer.Deserialize<string[]>(destruction.Blobs, RecordJson.Options)!;
        return new()
        {
            Certificate = clock.NewId(),
            Project = project.Id,
            ProjectTitle = project.Title,
            Client = await db.Clients.Where(c => c.Id == project.ClientId).Select(c => c.Name).SingleAsync(stop),
            ClosingAskedAt = RecordJson.Stamp(asked.At),
            AskedByClient = asked.ByClient,
            DestroyedAt = destruction.At,
            Key = ClosingRules.Key,
            Destroyed = JsonSerializer.Deserialize<Forgotten[]>(destruction.Lines, RecordJson.Options)!,
            Blobs = blobs.Length,
            BlobsDigest = Digest.Hex(Encoding.UTF8.GetBytes(string.Concat(blobs.Select(b => $"{b}\n")))),
            Copies = ClosingRules.Copies,
            Kept = ClosingRules.Kept(destruction.At),
            Simulated = project.Simulated,
        };
    }
}
