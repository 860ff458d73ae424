using System.Text.Json;
using System.Text.Json.Serialization;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Closing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Where the closing of a project stands.</summary>
/// <param name="Due">When the content goes; null while nobody asked, and afterwards.</param>
/// <param name="ByClient">Whether the client took the last step.</param>
/// <param name="Undelivered">Batches that were begun and are not delivered: closing ends them.</param>
/// <param name="Certificate">Once the content is gone and the certificate is signed.</param>
public sealed record ClosingView(Guid ProjectId, ProjectState State, DateTimeOffset? Due, bool ByClient, int Undelivered, CertificateView? Certificate)
{
    /// <summary>True when this reader can call the closing off.</summary>
    public bool MayCallOff { get; init; }
}

/// <summary>A signed certificate.</summary>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the certificate's bytes, base64 of a DER sequence.</param>
public sealed record CertificateView(CertificateRecord Record, string KeyId, string Signature)
{
    /// <summary>Exactly what is signed.</summary>
    [JsonIgnore]
    public byte[] Content { get; init; } = [];
}

/// <summary>Says where the closing of a project stands.</summary>
public sealed class ShowClosing(Store store)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The state; project-not-found when there is none for this actor.</returns>
    public async Task<Result<ClosingView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var last = await db.LastStepOf(request.ProjectId, stop);
        var state = last?.To ?? ProjectState.Open;
        var signed = await db.DeletionCertificates.SingleOrDefaultAsync(c => c.ProjectId == request.ProjectId, stop);
        var undelivered = await db.Batches.CountAsync(b => b.ProjectId == request.ProjectId && !db.SealedDeliveries.Any(d => d.BatchId == b.Id), stop);
        return new ClosingView(
            request.ProjectId, state, state is ProjectState.Closing or ProjectState.Archived ? last!.Due : null, last?.ByClient == true, undelivered, signed is null ? null : View(signed))
        {
            MayCallOff = last?.To == ProjectState.Closing && ClosingRules.RefuseCallOff(last, actor) is null,
        };
    }

    private static CertificateView View(DeletionCertificate signed) =>
        new(JsonSerializer.Deserialize<CertificateRecord>(signed.Content, RecordJson.Options)!, signed.KeyId, Convert.ToBase64String(signed.Signature)) { Content = signed.Content };
}
