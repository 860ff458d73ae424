using System.Globalization;
using Concave.Data.Blobs;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping;

/// <summary>
/// Puts a signed NDA on record: the document, the day, the parties [S1]. From then on the project takes client data.
/// The document is sealed with the house's key, not the project's: it must outlive a purge, which destroys that one.
/// </summary>
public sealed class RecordNda(Store store, SealedBlobs blobs, TimeProvider clock)
{
    /// <param name="ProjectId">The project it covers.</param>
    /// <param name="Parties">Who signed, at most 500 characters.</param>
    /// <param name="SignedOn">The day of the last signature; not in the future.</param>
    /// <param name="FileName">The document's name, for people; never used as a path.</param>
    /// <param name="Document">The signed document, 1 byte to 20 MiB.</param>
    public sealed record Request(Guid ProjectId, string Parties, DateOnly SignedOn, string FileName, ReadOnlyMemory<byte> Document);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? NdaRules.Check(request, clock.GetUtcNow())) is { } refused)
            return refused;
        await using (var db = store.Read())
        {
            if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
                return missing;
        }

        var nda = From(request);
        using var document = new MemoryStream(request.Document.ToArray(), writable: false);
        await blobs.PutForHouse(nda.BlobKey, document, stop);
        return await store.Write<Guid>(db =>
        {
            db.SignedNdas.Add(nda);
            db.Enter(nda.ProjectId, Guid.Empty, ScopingLedger.Nda, nda.Id, NdaRecord.Of(nda), clock);
            return Task.FromResult<Result<Guid>>(nda.Id);
        }, stop);
    }

    private SignedNda From(Request request)
    {
        var id = clock.NewId();
        return new()
        {
            Id = id,
            ProjectId = request.ProjectId,
            Parties = request.Parties.Trim(),
            SignedOn = request.SignedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DocumentDigest = Digest.Hex(request.Document.Span),
            DocumentName = NameRules.FileName(request.FileName),
            BlobKey = $"nda/{request.ProjectId:N}/{id:N}",
            RecordedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
    }
}

/// <summary>What the ledger entry of an NDA covers.</summary>
internal sealed record NdaRecord(Guid Nda, string Parties, string SignedOn, string DocumentDigest, string DocumentName, DateTimeOffset RecordedAt)
{
    internal static NdaRecord Of(SignedNda nda) =>
        new(nda.Id, nda.Parties, nda.SignedOn, nda.DocumentDigest, nda.DocumentName, nda.RecordedAt);
}
