using Concave.Data.Context;
using Concave.Data.Register;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Panel;

/// <summary>What the panel knows of a person: profile, credentials, invitations, answers before production.</summary>
internal sealed class PersonalPanel : IPersonalData
{
    private const string Nameless = "erased";

    public IReadOnlyList<string> Tables => ["annotator_profiles", "credentials", "verified_credentials"];

    public async Task<IReadOnlyList<PersonalPart>> Of(ConcaveDb db, Guid personId, CancellationToken stop)
    {
        var seen = db.VerifiedCredentials;
        return
        [
            new("profile", [.. await db.Profiles.Where(p => p.AnnotatorId == personId).OrderBy(p => p.Version)
                .Select(p => new { p.Version, p.DisplayName, p.Domains, p.Languages, p.HoursPerWeek, p.RegisteredAt }).ToListAsync(stop)]),
            new("credentials", [.. await db.Credentials.Where(c => c.AnnotatorId == personId)
                .Select(c => new { c.Kind, c.Title, c.Issuer, c.Domain, c.AddedAt, Evidence = seen.Where(v => v.CredentialId == c.Id).Select(v => v.Evidence).FirstOrDefault() }).ToListAsync(stop)]),
            new("invitations", [.. await db.Invitations.Where(i => i.AnnotatorId == personId)
                .Select(i => new { i.ProjectId, i.Number, i.MaxTurnaroundHours, i.PairsPerDay, i.MinGoldAccuracy, i.InvitedAt }).ToListAsync(stop)]),
            new("answersBeforeProduction", [.. await db.QualificationAnswers.Where(a => a.AnnotatorId == personId).OrderBy(a => a.AnsweredAt)
                .Select(a => new { a.ProjectId, a.Pseudonym, a.Purpose, a.Attempt, a.Choice, a.AnsweredAt }).ToListAsync(stop)]),
            new("breachesOfTerms", [.. await db.SlaAlerts.Where(a => a.AnnotatorId == personId).Select(a => new { a.ProjectId, a.Term, a.Day, a.Figure, a.Agreed }).ToListAsync(stop)]),
        ];
    }

    public async Task Erase(ConcaveDb db, Guid personId, CancellationToken stop)
    {
        var theirs = db.Credentials.Where(c => c.AnnotatorId == personId);
        await db.VerifiedCredentials.Where(v => theirs.Any(c => c.Id == v.CredentialId)).ExecuteDeleteAsync(stop);
        await theirs.ExecuteDeleteAsync(stop);
        await db.Profiles.Where(p => p.AnnotatorId == personId).ExecuteUpdateAsync(set => set.SetProperty(p => p.DisplayName, Nameless), stop);
    }
}
