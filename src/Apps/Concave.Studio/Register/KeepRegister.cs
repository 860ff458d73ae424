using System.Text;
using Concave.Data.Context;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>A notice to be published.</summary>
/// <param name="Version">The newest, in another language; or the one after it.</param>
/// <param name="Language">BCP-47 tag.</param>
public sealed record NoticeText(int Version, string Language, string Text, bool TellsOfWrongSuggestions = false);

/// <summary>The house's answer to a request.</summary>
public sealed record RequestAnswer(string Text);

/// <summary>A breach somebody noticed.</summary>
/// <param name="What">No names, no content: 1 to 4,000 characters.</param>
public sealed record BreachNoticed(string What, DateTimeOffset? NoticedAt);

/// <summary>A duty after a breach that was done.</summary>
public sealed record BreachDone(BreachDuty Duty);

/// <summary>What has to follow a breach, by when, and when it was done.</summary>
public sealed record DutyView(BreachDuty Duty, DateTimeOffset Due, DateTimeOffset? DoneAt);

/// <summary>A breach with what is done and what is due.</summary>
public sealed record BreachView(Guid Id, string What, DateTimeOffset NoticedAt, IReadOnlyList<DutyView> Duties);

/// <summary>A published notice, without its text.</summary>
public sealed record NoticeView(int Version, string Language, string Digest, DateTimeOffset PublishedAt);

/// <summary>The operator's register.</summary>
/// <param name="Notices">Newest first.</param>
/// <param name="Standing">People whose last word on the newest notice is yes.</param>
public sealed record RegisterView(
    DateTimeOffset Now, IReadOnlyList<RequestView> Requests, IReadOnlyList<BreachView> Breaches, IReadOnlyList<NoticeView> Notices,
    int Standing, int Withdrawn, IReadOnlyList<ErasureView> Erasures, IReadOnlyList<RetentionLine> Retention);

/// <summary>What the operator keeps on record of personal data: notices, requests and their answers, breaches and their deadlines.</summary>
internal sealed class KeepRegister(Store store, PersonVault vault, TimeProvider clock)
{
    internal async Task<Result<RegisterView>> Show(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        await using var db = store.Read();
        var notices = await db.PrivacyNotices.OrderByDescending(n => n.Version).ThenBy(n => n.Language).Select(n => new NoticeView(n.Version, n.Language, n.Digest, n.PublishedAt)).ToListAsync(stop);
        var last = (await db.Consents.ToListAsync(stop)).GroupBy(c => c.PersonId).Select(c => c.MaxBy(x => x.At)!).ToList();
        return new RegisterView(
            now, await OwnData.Requests(db, personId: null, vault, stop), await Breaches(db, stop),
            notices, last.Count(c => c.Given && c.Notice == notices.FirstOrDefault()?.Version), last.Count(c => !c.Given),
            await Retention.Erasures(db, stop), await Retention.Lines(db, now, stop));
    }

    internal async Task<Result<Done>> Publish(NoticeText notice, Actor actor, CancellationToken stop)
    {
        var (language, text) = (notice.Language.Trim(), notice.Text.Trim());
        if ((actor.Refuse(Roles.Operator) ?? RegisterRules.CheckNotice(language, text)) is { } refused)
            return refused;
        return await store.Write<Done>(async db =>
        {
            var newest = await db.PrivacyNotices.MaxAsync(n => (int?)n.Version, stop) ?? 0;
            if (notice.Version < 1 || (notice.Version != newest && notice.Version != newest + 1)
                || await db.PrivacyNotices.AnyAsync(n => n.Version == notice.Version && n.Language == language, stop))
                return RegisterRules.NoticeOutOfTurn;
            // Work that rests on it may be under way, and every language of a version says the same.
            if (await db.PrivacyNotices.Where(n => n.Version == newest).Select(n => (bool?)n.TellsOfWrongSuggestions).FirstOrDefaultAsync(stop) is { } told
                && told != notice.TellsOfWrongSuggestions && (told || notice.Version == newest))
                return RegisterRules.NoticeSaysLess;
            db.PrivacyNotices.Add(new() { Version = notice.Version, Language = language, Text = text, TellsOfWrongSuggestions = notice.TellsOfWrongSuggestions, Digest = Digest.Hex(Encoding.UTF8.GetBytes(text)), PublishedBy = actor.Id, PublishedAt = clock.GetUtcNow() });
            return default(Done);
        }, stop);
    }

    internal async Task<Result<Done>> Answer(Guid requestId, RequestAnswer answer, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Operator)) is { } refused)
            return refused;
        await using var read = store.Read();
        if (await read.DataRequests.SingleOrDefaultAsync(r => r.Id == requestId, stop) is not { } request)
            return RegisterRules.RequestUnknown;
        if (RegisterRules.CheckText(answer.Text, "text") is { } wrong)
            return wrong;
        if (await read.ErasedPeople.AnyAsync(e => e.PersonId == request.PersonId, stop))
            return RegisterRules.PersonErased; // before a key is made for somebody who has none any more
        var closed = vault.Close(request.PersonId, answer.Text.Trim());
        return await store.Write<Done>(async db =>
        {
            if (await db.ErasedPeople.AnyAsync(e => e.PersonId == request.PersonId, stop))
                return RegisterRules.PersonErased;
            if (await db.DataRequestAnswers.AnyAsync(a => a.RequestId == requestId, stop))
                return RegisterRules.RequestAnswered;
            db.DataRequestAnswers.Add(new() { RequestId = requestId, Text = closed, By = actor.Id, At = clock.GetUtcNow() });
            return default(Done);
        }, stop);
    }

    internal async Task<Result<Done>> Record(BreachNoticed breach, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Operator) ?? RegisterRules.CheckText(breach.What, "what")) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        if (breach.NoticedAt is not { } at || at > now)
            return RegisterRules.BreachTime;
        return await store.Write<Done>(db =>
        {
            db.Breaches.Add(new() { Id = clock.NewId(), What = breach.What.Trim(), NoticedAt = at, By = actor.Id, RecordedAt = now });
            return Task.FromResult<Result<Done>>(default(Done));
        }, stop);
    }

    internal async Task<Result<Done>> Did(Guid breachId, BreachDuty duty, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        return await store.Write<Done>(async db =>
        {
            if (!await db.Breaches.AnyAsync(b => b.Id == breachId, stop) || await db.BreachSteps.AnyAsync(s => s.BreachId == breachId && s.Duty == duty, stop))
                return RegisterRules.BreachUnknown;
            db.BreachSteps.Add(new() { BreachId = breachId, Duty = duty, By = actor.Id, At = clock.GetUtcNow() });
            return default(Done);
        }, stop);
    }

    private static async Task<IReadOnlyList<BreachView>> Breaches(ConcaveDb db, CancellationToken stop)
    {
        var steps = (await db.BreachSteps.ToListAsync(stop)).ToLookup(s => s.BreachId);
        return (await db.Breaches.OrderByDescending(b => b.NoticedAt).ToListAsync(stop)).ConvertAll(b => new BreachView(b.Id, b.What, b.NoticedAt,
            [.. Enum.GetValues<BreachDuty>().Select(d => new DutyView(d, RegisterRules.Due(d, b.NoticedAt), steps[b.Id].FirstOrDefault(s => s.Duty == d)?.At))]));
    }
}
