using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;

namespace Concave.Matching;

/// <summary>Puts an annotator on the panel, or records a newer profile of one; credentials are added, never taken away [C1].</summary>
public sealed class RegisterAnnotator(Store store, TimeProvider clock)
{
    /// <param name="AnnotatorId">The id of the annotator's user.</param>
    /// <param name="DisplayName">How the lead knows them; no client ever sees it.</param>
    /// <param name="Domains">What they work in: <c>medical</c>, <c>code</c>, …</param>
    /// <param name="Languages">BCP-47 tags as the pairs carry them.</param>
    /// <param name="Credentials">What speaks for them; counts once verified.</param>
    /// <param name="HoursPerWeek">0 to 168.</param>
    /// <param name="Simulated">True for a program that plays an annotator; it stays so.</param>
    public sealed record Request(
        Guid AnnotatorId, string DisplayName, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages,
        IReadOnlyList<ClaimedCredential> Credentials, int HoursPerWeek, bool Simulated);

    /// <param name="Kind">degree, licence, screening, experience, …</param>
    /// <param name="Domain">The domain it speaks for; null when it speaks for all of the annotator's.</param>
    public sealed record ClaimedCredential(string Kind, string Title, string? Issuer = null, string? Domain = null);

    public async Task<Result<AnnotatorView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? RegisterRules.Refuse(request)) is { } refused)
            return refused;
        return await store.Write<AnnotatorView>(async db =>
        {
            await Exclusive.Lock(db, "annotator", request.AnnotatorId, stop);
            var known = await db.FindExpert(request.AnnotatorId, stop);
            if (known is not null && known.Profile.Simulated != request.Simulated)
                return RegisterErrors.ChangedNature;
            var profile = Profile(request, actor);
            if (known is not null && known.Profile with { Version = 0, RegisteredBy = actor.Id, RegisteredAt = profile.RegisteredAt } == profile)
                profile = known.Profile;
            else
                db.Add(profile = profile with { Version = (known?.Profile.Version ?? 0) + 1 });
            var added = Missing(request, known?.Credentials ?? []);
            db.AddRange(added);
            return new Expert(profile, [.. known?.Credentials ?? [], .. added.Select(c => (c, false))]).View();
        }, stop);
    }

    private AnnotatorProfile Profile(Request request, Actor actor) => new()
    {
        AnnotatorId = request.AnnotatorId,
        Version = 0,
        DisplayName = request.DisplayName.Trim(),
        Domains = string.Join(' ', RegisterRules.Domains(request.Domains)),
        Languages = string.Join(' ', RegisterRules.Languages(request.Languages)),
        HoursPerWeek = request.HoursPerWeek,
        Simulated = request.Simulated,
        RegisteredBy = actor.Id,
        RegisteredAt = clock.GetUtcNow(),
    };

    private Credential[] Missing(Request request, IReadOnlyList<(Credential Credential, bool Verified)> known) =>
    [
        .. request.Credentials.Select(RegisterRules.Tidy).Distinct()
            .Where(c => !known.Any(k => RegisterRules.Same(k.Credential, c)))
            .Select(c => new Credential
            {
                Id = clock.NewId(),
                AnnotatorId = request.AnnotatorId,
                Kind = c.Kind,
                Title = c.Title,
                Issuer = c.Issuer!,
                Domain = c.Domain!,
                AddedAt = clock.GetUtcNow(),
            }),
    ];
}
