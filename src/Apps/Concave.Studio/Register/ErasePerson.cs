using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Accounts;
using Concave.Studio.Installations.People;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>
/// Erases somebody's personal data on its day: in one transaction the row that lets it go and everything the parts of the
/// house hold; then the person's key; then what the database's files still hold of the old rows. Cut off anywhere it goes
/// on where it stopped. Judgments stay under the pseudonym: nothing leads from it to a name any more.
/// </summary>
internal sealed class ErasePerson(Store store, PersonVault vault, IEnumerable<IPersonalData> parts, TimeProvider clock)
{
    /// <returns>Done, also when the day has not come or the person is erased already; last-operator when nobody could run the installation then.</returns>
    internal async Task<Result<Done>> Handle(Guid personId, CancellationToken stop)
    {
        var erased = await store.Write(db => Erase(db, personId, stop), stop);
        if (erased.Failed)
            return erased.Problem;
        if (!erased.Value)
            return default(Done);
        vault.Destroy(personId);
        await store.Scrub([.. parts.SelectMany(p => p.Tables)], stop);
        return default(Done);
    }

    // True when the person is among the erased, now or before.
    private async Task<Result<bool>> Erase(ConcaveDb db, Guid personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.ErasedPeople.AnyAsync(e => e.PersonId == personId, stop))
            return true;
        if (await db.ErasureDays.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == personId, stop) is not { } day || now < day.DueAt)
            return false;
        await Operators.Hold(db, stop);
        if (await db.Users.AnyAsync(u => u.Id == personId && u.Roles.HasFlag(Roles.Operator), stop) && !await Operators.OthersThan(personId, db, stop))
            return AccountProblems.LastOperator;
        db.ErasedPeople.Add(new() { PersonId = personId, DueAt = day.DueAt, At = now });
        await db.SaveChangesAsync(stop); // the append-only tables let a person's data go only after this row
        foreach (var part in parts)
            await part.Erase(db, personId, stop);
        return true;
    }
}

/// <summary>The job that carries an erasure out on the day that was set.</summary>
internal sealed class ErasePersonJob(ErasePerson erase) : IJobHandler
{
    private const string JobKind = "erase-person";

    public string Kind => JobKind;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop) =>
        await erase.Handle(JsonSerializer.Deserialize<About>(payload, RecordJson.Options)!.PersonId, stop);

    internal static void Enqueue(ConcaveDb db, Guid personId, DateTimeOffset due, TimeProvider clock) => db.Enqueue(JobKind, new About(personId), clock, due);

    private sealed record About(Guid PersonId);
}
