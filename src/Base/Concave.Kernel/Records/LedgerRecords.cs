namespace Concave.Kernel.Records;

/// <summary>
/// One line of the ledger. The leaf that a seal covers is the canonical JSON of exactly these fields without
/// <see cref="Index"/> and <see cref="Seal"/>, which are only known when it is sealed.
/// </summary>
/// <param name="Index">0-based place among all sealed entries of the project.</param>
/// <param name="Seal">Number of the seal that covers it.</param>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Kind">pair_import, guidelines, qualification, round, judgment, resolution, spot_check, flag, root_cause, verdict, delivery, ….</param>
/// <param name="Subject">Id of the record the digest is of.</param>
/// <param name="Batch">The batch it belongs to, or the empty id.</param>
/// <param name="Digest">SHA-256 of the record's canonical JSON, lower hex.</param>
/// <param name="At">When it was recorded.</param>
public sealed record LedgerEntryRecord(long Index, int Seal, Guid Entry, string Kind, Guid Subject, Guid Batch, string Digest, DateTimeOffset At);

/// <summary>A day's seal: the Merkle root over its entries, chained to the seal before.</summary>
/// <param name="Number">1 for the first seal of the project.</param>
/// <param name="Day">The UTC day, yyyy-MM-dd.</param>
/// <param name="FirstIndex">Index of its first entry.</param>
/// <param name="Count">Entries covered, at least 1.</param>
/// <param name="Root">RFC 9162 Merkle tree hash of the leaves, lower hex.</param>
/// <param name="Previous">Chain of the seal before, or 64 zeros.</param>
/// <param name="Chain">SHA-256 over the bytes of Previous and then Root, lower hex.</param>
public sealed record SealRecord(int Number, string Day, long FirstIndex, int Count, string Root, string Previous, string Chain);
