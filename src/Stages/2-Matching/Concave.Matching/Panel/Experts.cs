using Concave.Data.Context;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Panel;

/// <summary>An annotator as the panel knows them today: the newest profile, and every credential with whether it is verified.</summary>
internal sealed record Expert(AnnotatorProfile Profile, IReadOnlyList<(Credential Credential, bool Verified)> Credentials)
{
    internal IReadOnlyList<string> Claimed => Profile.Domains.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal IReadOnlyList<string> Languages => Profile.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The claimed domains that a verified credential speaks for. Claims alone count for nothing [C1].</summary>
    internal IReadOnlyList<string> Domains =>
        [.. Claimed.Where(domain => Credentials.Any(c => c.Verified && (c.Credential.Domain.Length == 0 || c.Credential.Domain == domain)))];

    /// <summary>What the client may see: no name, no institution.</summary>
    internal string Shown(string pseudonym) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(new AnnotatorRecord
    {
        Annotator = pseudonym,
        Domains = Domains,
        Languages = Languages,
        Credentials = [.. Credentials.Select(c => new CredentialRecord(c.Credential.Kind, c.Verified)).Distinct()
            .OrderBy(c => c.Kind, StringComparer.Ordinal).ThenByDescending(c => c.Verified)],
        Basis = QualificationBasis.Calibration,
        Simulated = Profile.Simulated,
    }));

    internal AnnotatorView View() => new(
        Profile.AnnotatorId, Profile.Version, Profile.DisplayName, Claimed, Languages, Profile.HoursPerWeek, Profile.Simulated,
        [.. Credentials.Select(c => new CredentialView(
            c.Credential.Id, c.Credential.Kind, c.Credential.Title, c.Credential.Issuer, c.Credential.Domain, c.Verified))]);
}

internal static class Experts
{
    /// <summary>Everybody registered, by name; or the one asked for.</summary>
    internal static async Task<IReadOnlyList<Expert>> AllExperts(this ConcaveDb db, Guid? only, CancellationToken stop)
    {
        var profiles = await db.Profiles
            .Where(p => (only == null || p.AnnotatorId == only)
                && !db.Set<AnnotatorProfile>().Any(later => later.AnnotatorId == p.AnnotatorId && later.Version > p.Version))
            .ToListAsync(stop);
        var credentials = await db.Credentials.Where(c => only == null || c.AnnotatorId == only)
            .Select(c => new { Credential = c, Verified = db.Set<VerifiedCredential>().Any(v => v.CredentialId == c.Id) })
            .ToListAsync(stop);
        var of = credentials.OrderBy(c => c.Credential.Id).ToLookup(c => c.Credential.AnnotatorId, c => (c.Credential, c.Verified));
        return [.. profiles.OrderBy(p => p.DisplayName, StringComparer.Ordinal).ThenBy(p => p.AnnotatorId)
            .Select(p => new Expert(p, [.. of[p.AnnotatorId]]))];
    }

    /// <summary>One annotator, or null.</summary>
    internal static async Task<Expert?> FindExpert(this ConcaveDb db, Guid annotator, CancellationToken stop) =>
        (await db.AllExperts(annotator, stop)).SingleOrDefault();
}
