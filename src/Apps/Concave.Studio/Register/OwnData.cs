using System.Globalization;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>A notice is agreed to, or consent to it is withdrawn.</summary>
/// <param name="Given">False to withdraw.</param>
public sealed record ConsentGiven(int Version, string Language, bool Given);

/// <summary>Something somebody asks about their own data.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
public sealed record DataAsked(DataRequestKind Kind, string Text);

/// <summary>A request and its answer.</summary>
/// <param name="Text">Null once the person's key is gone.</param>
public sealed record RequestView(Guid Id, Guid PersonId, string PersonName, DataRequestKind Kind, string? Text, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    /// <summary>True when the person was erased: nothing is left to answer.</summary>
    public bool Erased { get; init; }
}

/// <summary>What somebody sees of their own data.</summary>
/// <param name="Notice">The newest, in the reader's language where there is one; null while none is published.</param>
/// <param name="Agreed">True when the newest notice is agreed to.</param>
/// <param name="ErasureDue">When the data goes, once erasure was asked for.</param>
public sealed record OwnDataView(PrivacyNotice? Notice, bool Agreed, IReadOnlyList<Consent> Consents, IReadOnlyList<RequestView> Requests, DateTimeOffset? ErasureDue);

/// <summary>Somebody's own data: notice, consent and its withdrawal, requests, and everything there is as one document (DPDP Act 2023).</summary>
internal sealed class OwnData(Store store, PersonVault vault, ContentVault contents, IEnumerable<IPersonalData> parts, TimeProvider clock)
{
    internal async Task<OwnDataView> Show(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var consents = await db.Consents.Where(c => c.PersonId == actor.Id).OrderByDescending(c => c.At).ToListAsync(stop);
        var notice = await Newest(db, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, stop);
        var due = await db.ErasureDays.Where(e => e.PersonId == actor.Id).Select(e => (DateTimeOffset?)e.DueAt).SingleOrDefaultAsync(stop);
        return new(notice, notice is not null && consents is [{ Given: true } last, ..] && last.Notice == notice.Version, consents, await Requests(db, actor.Id, vault, stop), due);
    }

    /// <summary>Agrees to the notice as it was shown, or takes consent back; then no new task is handed out.</summary>
    internal async Task<Result<Done>> Consent(ConsentGiven consent, Actor actor, CancellationToken stop)
    {
        var ends = consent.Given ? [] : await Ends(actor.Id, "Consent was withdrawn.", stop);
        return await store.Write<Done>(async db =>
        {
            if (await db.PrivacyNotices.AsNoTracking().SingleOrDefaultAsync(n => n.Version == consent.Version && n.Language == consent.Language, stop) is not { } notice)
                return RegisterRules.NoticeUnknown;
            db.Consents.Add(new() { Id = clock.NewId(), PersonId = actor.Id, Notice = notice.Version, Language = notice.Language, NoticeDigest = notice.Digest, Given = consent.Given, At = clock.GetUtcNow() });
            await EndWork(db, actor.Id, ends, stop);
            return default(Done);
        }, stop);
    }

    /// <summary>Asks something of the house. Erasure ends work at once and sets the day.</summary>
    /// <returns>Done; register-text, or person-erased.</returns>
    internal async Task<Result<Done>> Ask(DataAsked asked, Actor actor, CancellationToken stop)
    {
        if (RegisterRules.CheckText(asked.Text, "text") is { } wrong)
            return wrong;
        var erasure = asked.Kind == DataRequestKind.Erasure;
        var ends = erasure ? await Ends(actor.Id, "Erasure was asked for.", stop) : [];
        var (now, closed) = (clock.GetUtcNow(), vault.Close(actor.Id, asked.Text.Trim()));
        return await store.Write<Done>(async db =>
        {
            if (await db.ErasedPeople.AnyAsync(e => e.PersonId == actor.Id, stop))
                return RegisterRules.PersonErased;
            db.DataRequests.Add(new() { Id = clock.NewId(), PersonId = actor.Id, Kind = asked.Kind, Text = closed, ReceivedAt = now, DueAt = now + RegisterRules.Answer });
            if (erasure && !await db.ErasureDays.AnyAsync(e => e.PersonId == actor.Id, stop))
            {
                await EndWork(db, actor.Id, ends, stop);
                var used = (await LastUse.Of(db, [actor.Id], stop)).TryGetValue(actor.Id, out var last) ? last : (DateTimeOffset?)null;
                var due = RegisterRules.ErasureDue(used, now);
                db.ErasureDays.Add(new() { PersonId = actor.Id, OnRequest = true, SetAt = now, DueAt = due });
                ErasePersonJob.Enqueue(db, actor.Id, due, clock);
            }

            return default(Done);
        }, stop);
    }

    /// <summary>Everything the house knows of somebody, by parts.</summary>
    internal async Task<IReadOnlyDictionary<string, object>> Export(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        Dictionary<string, object> all = new(StringComparer.Ordinal)
        {
            ["consents"] = await db.Consents.Where(c => c.PersonId == actor.Id).OrderBy(c => c.At).ToListAsync(stop),
            ["requests"] = await Requests(db, actor.Id, vault, stop),
            ["qualifications"] = await db.QualifiedAnnotators.Where(q => q.AnnotatorId == actor.Id)
                .Select(q => new { q.ProjectId, q.Pseudonym, q.Basis, q.Kappa, q.KappaLow, q.KappaHigh, q.Profile, q.QualifiedAt }).ToListAsync(stop),
            ["judgments"] = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.AnnotatorId == actor.Id).OrderBy(j => j.SubmittedAt)
                .Select(j => new { j.Id, j.ProjectId, j.Choice, j.Difficulty, j.ActiveMs, j.SubmittedAt }).ToListAsync(stop),
        };
        foreach (var part in parts)
        {
            foreach (var known in await part.Of(db, actor.Id, stop))
                all[known.Name] = known.Rows;
        }

        return all;
    }

    internal static async Task<IReadOnlyList<RequestView>> Requests(ConcaveDb db, Guid? personId, PersonVault vault, CancellationToken stop)
    {
        var rows =
            from request in db.DataRequests
            join made in db.DataRequestAnswers on request.Id equals made.RequestId into answers
            from answer in answers.DefaultIfEmpty()
            join known in db.Users on request.PersonId equals known.Id into users
            from user in users.DefaultIfEmpty()
            where personId == null || request.PersonId == personId
            orderby request.DueAt
            select new { request, answer, Name = user == null ? "" : user.DisplayName, Erased = db.ErasedPeople.Any(e => e.PersonId == request.PersonId) };
        return [.. (await rows.ToListAsync(stop)).Select(r => new RequestView(
            r.request.Id, r.request.PersonId, r.Name, r.request.Kind, vault.Open(r.request.PersonId, r.request.Text), r.request.ReceivedAt, r.request.DueAt,
            r.answer is null ? null : vault.Open(r.request.PersonId, r.answer.Text) ?? "", r.answer?.At) { Erased = r.Erased })];
    }

    internal static async Task<PrivacyNotice?> Newest(ConcaveDb db, string language, CancellationToken stop)
    {
        var newest = await db.PrivacyNotices.MaxAsync(n => (int?)n.Version, stop);
        var texts = await db.PrivacyNotices.Where(n => n.Version == newest).OrderBy(n => n.Language).ToListAsync(stop);
        return texts.Find(n => n.Language == language) ?? texts.Find(n => n.Language == "en") ?? texts.FirstOrDefault();
    }

    // The reasons are sealed before the transaction, which calls nothing outside the database.
    private async Task<List<QualificationEnd>> Ends(Guid personId, string why, CancellationToken stop)
    {
        List<QualificationEnd> ends = [];
        await using var db = store.Read();
        foreach (var seat in await Standing(db, personId).ToListAsync(stop))
            ends.Add(new() { QualificationId = seat.Id, ProjectId = seat.ProjectId, Reason = await contents.CloseText(seat.ProjectId, why, stop), EndedAt = clock.GetUtcNow() });
        return ends;
    }

    private static async Task EndWork(ConcaveDb db, Guid personId, List<QualificationEnd> ends, CancellationToken stop)
    {
        if (ends.Count == 0)
            return;
        await Exclusive.Lock(db, "annotator", personId, stop);
        var standing = await Standing(db, personId).Select(q => q.Id).ToListAsync(stop);
        db.AddRange(ends.Where(e => standing.Contains(e.QualificationId)));
    }

    // A project whose key is gone hands out nothing anyway.
    private static IQueryable<QualifiedAnnotator> Standing(ConcaveDb db, Guid personId) => db.QualifiedAnnotators.AsNoTracking().Where(q =>
        q.AnnotatorId == personId && !db.QualificationEnds.Any(e => e.QualificationId == q.Id) && db.ProjectKeys.Any(k => k.ProjectId == q.ProjectId));
}
