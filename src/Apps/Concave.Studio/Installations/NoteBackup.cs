using Concave.Data.Backups;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Studio.Installations;

/// <summary>Notes that a backup was made where Concave does not make it itself: by pg_dump, by a snapshot of the disk.</summary>
public sealed class NoteBackup(Store store, TimeProvider clock)
{
    /// <param name="How">In one line.</param>
    /// <param name="WithKeys">True when the keys are in it.</param>
    /// <param name="Bytes">Its size, where it is known; not negative.</param>
    public sealed record Request(string How, bool WithKeys, long? Bytes = null);

    /// <returns>name-invalid or bytes-invalid.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop) =>
        actor.Refuse(Roles.Operator) is { } refused ? refused : await Note(request, actor.Id, stop);

    /// <summary>By the command that made it.</summary>
    public async Task<Result<Done>> Note(Request request, Guid? by, CancellationToken stop)
    {
        if (NameRules.Check(request.How, "how") is { } unnamed)
            return unnamed;
        if (request.Bytes < 0)
            return new Problem("bytes-invalid", ProblemKind.Invalid, "A backup has no negative size.", "Leave it out when it is not known.", "bytes");
        Backup backup = new() { Id = clock.NewId(), At = clock.GetUtcNow(), How = request.How, WithKeys = request.WithKeys, Bytes = request.Bytes, By = by };
        return await store.Write<Done>(
            db =>
            {
                db.Add(backup);
                return Task.FromResult<Result<Done>>(default(Done));
            },
            stop);
    }
}
