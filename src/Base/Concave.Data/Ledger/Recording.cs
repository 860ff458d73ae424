using Concave.Data.Context;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Data.Ledger;

/// <summary>Putting an act on record, in the same transaction as the act itself.</summary>
public static class Recording
{
    extension(ConcaveDb db)
    {
        /// <summary>Adds the ledger entry of a record, by the digest of its canonical JSON.</summary>
        /// <param name="project">The project it belongs to.</param>
        /// <param name="batch">The batch, or <see cref="Guid.Empty"/>.</param>
        /// <param name="kind">What kind of record: <c>judgment</c>, <c>resolution</c>, ….</param>
        /// <param name="subject">The record's own id.</param>
        /// <param name="record">The record whose canonical JSON is digested.</param>
        /// <param name="clock">Gives the time of the entry.</param>
        public void Enter<T>(Guid project, Guid batch, string kind, Guid subject, T record, TimeProvider clock) =>
            db.EnterDigest(project, batch, kind, subject, Digest.Of(record), clock);

        /// <summary>Adds the ledger entry of something whose digest is already known.</summary>
        public void EnterDigest(Guid project, Guid batch, string kind, Guid subject, string digest, TimeProvider clock) =>
            db.LedgerEntries.Add(new LedgerEntry
            {
                Id = clock.NewId(),
                ProjectId = project,
                BatchId = batch,
                Kind = kind,
                SubjectId = subject,
                Digest = digest,
                At = Kernel.Records.RecordJson.Stamp(clock.GetUtcNow()),
            });
    }
}
