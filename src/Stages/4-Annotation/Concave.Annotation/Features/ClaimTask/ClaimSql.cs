using System.Collections.Concurrent;
using Concave.Data.Context;

namespace Concave.Annotation.Features;

/// <summary>The statements of a claim.</summary>
internal static class ClaimSql
{
    internal const string Qualifications = """
        SELECT q.id, q.profile, e.reason FROM qualified_annotators q LEFT JOIN qualification_ends e ON e.qualification_id = q.id
        WHERE q.project_id = @p0 AND q.annotator_id = @p1 ORDER BY q.qualified_at DESC, q.id DESC
        """;

    internal const string OpenRounds = """
        SELECT r.id FROM batches b JOIN rounds r ON r.batch_id = b.id JOIN batch_transitions t ON t.batch_id = b.id
        WHERE b.project_id = @p0 AND NOT b.recorded AND t."to" = 'Open'
          AND NOT EXISTS (SELECT 1 FROM batch_transitions later WHERE later.batch_id = b.id AND later.number > t.number)
          AND NOT EXISTS (SELECT 1 FROM rounds later WHERE later.batch_id = b.id AND later.number > r.number)
          AND NOT EXISTS (SELECT 1 FROM work_pauses p WHERE (p.annotator_id = @p1 AND p.project_id = @p0 OR p.annotator_id IS NULL AND p.round_id = r.id)
                          AND NOT EXISTS (SELECT 1 FROM pause_lifts l WHERE l.pause_id = p.id))
        ORDER BY b.number
        """;

    internal const string Paused = """
        SELECT p.annotator_id FROM work_pauses p WHERE p.project_id = @p0 AND (p.annotator_id = @p1 OR p.annotator_id IS NULL)
          AND NOT EXISTS (SELECT 1 FROM pause_lifts l WHERE l.pause_id = p.id)
        """;

    internal const string Held = "SELECT id, round_id, slot_id FROM assignments WHERE project_id = @p0 AND annotator_id = @p1 AND state = 'Leased'";

    internal const string Lapsed = "SELECT id, round_id, slot_id FROM assignments WHERE project_id = @p0 AND annotator_id = @p1 AND state = 'Expired' ORDER BY id";

    internal const string Expire = "UPDATE assignments SET state = 'Expired' WHERE id = @p0 AND state = 'Leased'";

    internal const string LeaseSlot = "UPDATE slots SET state = 'Leased', assignment_id = @p1, lease_until = @p2 WHERE id = @p0 AND state = 'Open'";

    internal const string RenewSlot = "UPDATE slots SET lease_until = @p2 WHERE id = @p0 AND assignment_id = @p1 AND state = 'Leased'";

    internal const string RenewAssignment = "UPDATE assignments SET state = 'Leased', lease_until = @p1 WHERE id = @p0 AND state IN ('Leased', 'Expired')";

    internal const string Revive = """
        UPDATE assignments SET state = 'Leased', slot_id = @p3, lease_until = @p4
        WHERE round_id = @p0 AND pair_id = @p1 AND annotator_id = @p2 AND state = 'Expired' RETURNING id
        """;

    internal const string NameHolder = "UPDATE slots SET assignment_id = @p1 WHERE id = @p0";

    internal const string Stream = "SELECT next_position, ring_cursor FROM annotator_streams WHERE round_id = @p0 AND annotator_id = @p1";

    internal const string MoveOn = """
        INSERT INTO annotator_streams (round_id, annotator_id, next_position, ring_cursor) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (round_id, annotator_id) DO UPDATE SET next_position = excluded.next_position, ring_cursor = excluded.ring_cursor
        """;

    internal const string SuggestionShown = "SELECT suggestion_shown FROM routed_pairs WHERE round_id = @p0 AND pair_id = @p1";

    internal const string Retired = "SELECT 1 FROM gold_retirements WHERE pair_id = @p0";

    internal const string Insert = """
        INSERT INTO assignments (id, project_id, batch_id, round_id, slot_id, pair_id, annotator_id, qualification_id, pseudonym, reason,
            stream_position, sides, suggestion_shown, claimed_at, lease_until, state, draft_revision)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, 'Leased', 0)
        """;

    private static readonly ConcurrentDictionary<(int Domains, int Languages, Part Part, bool Embedded), string> Takes = new();
    private static readonly ConcurrentDictionary<(int Domains, int Languages, Part Part), string> Peeks = new();

    /// <summary>A part of the ring's open slots.</summary>
    /// <param name="Ahead">From the cursor on; else those before it.</param>
    /// <param name="Fresh">Only pairs that the person did not judge in an earlier round of the batch.</param>
    internal readonly record struct Part(bool Ahead, bool Fresh);

    /// <summary>Leases the first open slot of a part that the person may have.</summary>
    internal static string Take(ConcaveDb db, Claimant claimant, Part part) =>
        Takes.GetOrAdd((claimant.Domains.Count, claimant.Languages.Count, part, db.Database.IsEmbedded), key => $"""
            UPDATE slots SET state = 'Leased', assignment_id = @p3, lease_until = @p4
            WHERE id = (SELECT s.id {FirstOpen(key.Domains, key.Languages, key.Part)} {(key.Embedded ? "" : "FOR UPDATE SKIP LOCKED")})
            RETURNING id, pair_id, order_key, reason
            """);

    /// <summary>The slot that <see cref="Take"/> would lease, left alone. Takes the same arguments.</summary>
    internal static string Peek(ConcaveDb db, Claimant claimant, Part part) =>
        Peeks.GetOrAdd((claimant.Domains.Count, claimant.Languages.Count, part), key =>
            $"SELECT s.id, s.pair_id, s.order_key, s.reason {FirstOpen(key.Domains, key.Languages, key.Part)}");

    private static string FirstOpen(int domains, int languages, Part part) => $"""
        FROM slots s WHERE s.round_id = @p0 AND s.state = 'Open' AND s.order_key {(part.Ahead ? ">=" : "<")} @p2
          AND s.domain IN ({Places(5, domains)}) AND s.language IN ({Places(5 + domains, languages)})
          AND NOT EXISTS (SELECT 1 FROM assignments a
                          WHERE a.round_id = @p0 AND a.pair_id = s.pair_id AND a.annotator_id = @p1 AND a.state <> 'Expired')
          {(part.Fresh ? NotBefore : "")}
        ORDER BY s.order_key LIMIT 1
        """;

    private const string NotBefore = """
        AND NOT EXISTS (SELECT 1 FROM rounds this JOIN rounds earlier ON earlier.batch_id = this.batch_id AND earlier.number < this.number
                        JOIN assignments a ON a.round_id = earlier.id AND a.pair_id = s.pair_id AND a.annotator_id = @p1
                        WHERE this.id = @p0 AND a.state = 'Submitted')
        """;

    private static string Places(int from, int count) => string.Join(", ", Enumerable.Range(from, count).Select(i => $"@p{i}"));
}
