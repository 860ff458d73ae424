using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>The rows of a <see cref="WorkedRound"/>.</summary>
internal sealed class WorkedRows(ContentVault vault, TimeProvider clock, SeededRound seeded, WorkedRound worked)
{
    private Guid RoundId => worked.Round.Round;

    internal async Task<List<SubmittedJudgment>> Judgments()
    {
        List<SubmittedJudgment> rows = [];
        foreach (var (record, by) in worked.Judgments)
        {
            rows.Add(new()
            {
                Id = record.Judgment,
                ProjectId = seeded.ProjectId,
                BatchId = record.Batch,
                RoundId = RoundId,
                PairId = record.Pair,
                AssignmentId = clock.NewId(),
                SubmissionId = clock.NewId(),
                QualificationId = by.QualificationId,
                AnnotatorId = by.Id,
                Purpose = record.Purpose,
                Reason = record.Reason,
                Choice = record.Choice,
                Difficulty = record.Difficulty,
                ActiveMs = record.ActiveMs,
                SubmittedAt = record.SubmittedAt,
                Content = await vault.Close(seeded.ProjectId, record, default),
            });
        }

        return rows;
    }

    internal async Task<List<QualityEntry>> Entries() =>
    [
        .. await All(worked.Resolutions, QualityEntryKind.Resolution, r => (r.Resolution, r.Pair, r.At)),
        .. await All(worked.SpotChecks, QualityEntryKind.SpotCheck, c => (c.SpotCheck, c.Pair, c.At)),
    ];

    /// <summary>One entry of the ledger for every record, in the order they were made.</summary>
    internal IEnumerable<LedgerEntry> Ledger() =>
    [
        .. worked.Judgments.Select(j => Entry(LedgerKinds.Judgment, j.Record.Judgment, Digest.Of(j.Record))),
        .. worked.Resolutions.Select(r => Entry(LedgerKinds.Resolution, r.Resolution, Digest.Of(r))),
        .. worked.SpotChecks.Select(c => Entry(LedgerKinds.SpotCheck, c.SpotCheck, Digest.Of(c))),
    ];

    internal BatchVerdict BatchVerdict() => new()
    {
        RoundId = RoundId,
        BatchId = seeded.BatchId,
        Released = worked.Decision.Release,
        Gates = JsonSerializer.Serialize(worked.Gates, RecordJson.Options),
        Reasons = JsonSerializer.Serialize(worked.Decision.Reasons, RecordJson.Options),
        DecidedAt = RecordJson.Stamp(clock.GetUtcNow()),
    };

    internal IEnumerable<Verdict> Verdicts() => worked.Verdicts.Select(v => new Verdict
    {
        RoundId = RoundId,
        PairId = v.Pair,
        Released = v.Released,
        Choice = v.Choice,
        Record = Encoding.UTF8.GetString(CanonicalJson.Of(v)),
    });

    private LedgerEntry Entry(string kind, Guid subject, string digest) => new()
    {
        Id = clock.NewId(),
        ProjectId = seeded.ProjectId,
        BatchId = seeded.BatchId,
        Kind = kind,
        SubjectId = subject,
        Digest = digest,
        At = RecordJson.Stamp(clock.GetUtcNow()),
    };

    private async Task<List<QualityEntry>> All<T>(IEnumerable<T> records, QualityEntryKind kind, Func<T, (Guid Id, Guid Pair, DateTimeOffset At)> key)
    {
        List<QualityEntry> rows = [];
        foreach (var record in records)
        {
            var (id, pair, at) = key(record);
            rows.Add(new() { Id = id, ProjectId = seeded.ProjectId, RoundId = RoundId, Kind = kind, PairId = pair, By = Guid.Empty, At = at, Content = await vault.Close(seeded.ProjectId, record, default) });
        }

        return rows;
    }
}
