using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Scoping;

/// <summary>What the client says to their audited pairs becoming calibration material. The newest word counts.</summary>
internal sealed record MaterialConsent
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required bool Agreed { get; init; }

    /// <summary>Who put it on record: somebody of the client, or a lead who names the paper.</summary>
    public required Guid By { get; init; }

    /// <summary>Where the client's word stands; sealed as <see cref="ContentVault.CloseText"/> does.</summary>
    public required string Reference { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the ledger's digest covers.</summary>
internal sealed record ConsentRecord(Guid Consent, bool Agreed, Guid By, string Reference, DateTimeOffset At);

internal sealed class MaterialConsentMap : IEntityTypeConfiguration<MaterialConsent>
{
    public void Configure(EntityTypeBuilder<MaterialConsent> builder)
    {
        builder.ToTable("material_consents").IsAppendOnly().HasIndex(c => new { c.ProjectId, c.At });
        builder.HasOne<Data.HandOffs.Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class MaterialConsentRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<MaterialConsent> MaterialConsents => db.Set<MaterialConsent>();

        /// <summary>The newest word; null when there is none.</summary>
        internal async Task<bool?> MaterialAgreed(Guid project, CancellationToken stop) => await db.Set<MaterialConsent>()
            .Where(c => c.ProjectId == project).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => (bool?)c.Agreed).FirstOrDefaultAsync(stop);
    }
}

/// <summary>
/// Puts on record whether the client agrees that their audited pairs become calibration material. The client says so
/// here; a lead only by naming the paper on which the client did.
/// </summary>
public sealed class AgreeToMaterial(Store store, ContentVault vault, TimeProvider clock)
{
    private const int Longest = 500;

    /// <param name="ProjectId">The project that holds the audited pairs.</param>
    /// <param name="Agreed">Whether they agree.</param>
    /// <param name="Reference">Where it stands, such as a contract's paragraph or a letter's day; needed from a lead.</param>
    public sealed record Request(Guid ProjectId, bool Agreed, string Reference = "");

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Client | Roles.Lead) is { } refused)
            return refused;
        var reference = request.Reference.Trim();
        if (reference.Length > Longest || (reference.Length == 0 && !actor.Has(Roles.Client)))
            return FromAuditErrors.NoReference;
        await using (var db = store.Read())
        {
            if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
                return missing;
        }

        MaterialConsent consent = new()
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            Agreed = request.Agreed,
            By = actor.Id,
            Reference = await vault.CloseText(request.ProjectId, reference, stop),
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        return await store.Write<Guid>(db =>
        {
            db.Add(consent);
            db.Enter(consent.ProjectId, Guid.Empty, ScopingLedger.Material, consent.Id, new ConsentRecord(consent.Id, consent.Agreed, consent.By, reference, consent.At), clock);
            return Task.FromResult<Result<Guid>>(consent.Id);
        }, stop);
    }
}
