using System.Globalization;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>A place where the ledger does not hold together.</summary>
/// <param name="Where">The entry or seal: "entry 12 (id)", "seal 3".</param>
/// <param name="What">What is wrong with it, in one sentence.</param>
public sealed record LedgerFault(string Where, string What);

/// <summary>The ledger's arithmetic: leaves, seals, and the chain from seal to seal.</summary>
public static class LedgerChain
{
    /// <summary>What the first seal names as the chain before it.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The leaf of an entry: canonical JSON of at, batch, digest, entry, kind and subject.</summary>
    public static byte[] LeafOf(LedgerEntryRecord entry) =>
        LeafOf(entry.Entry, entry.Kind, entry.Subject, entry.Batch, entry.Digest, entry.At);

    /// <summary>The leaf of an entry that is not sealed yet.</summary>
    public static byte[] LeafOf(Guid entry, string kind, Guid subject, Guid batch, string digest, DateTimeOffset at) =>
        CanonicalJson.Of(new Leaf(at, batch, digest, entry, kind, subject));

    /// <summary>Seals the entries that follow the previous seal.</summary>
    /// <param name="previous">The project's last seal, or null for the first.</param>
    /// <param name="day">The UTC day of the seal.</param>
    /// <param name="entries">At least one, in the order of their index; index and seal need not be set yet.</param>
    /// <exception cref="ArgumentException">There is nothing to seal.</exception>
    public static SealRecord SealOver(SealRecord? previous, DateOnly day, IReadOnlyList<LedgerEntryRecord> entries)
    {
        if (entries.Count == 0)
            throw new ArgumentException("A seal covers at least one entry.", nameof(entries));
        var root = RootOf(entries);
        var before = previous?.Chain ?? Beginning;
        return new(
            (previous?.Number ?? 0) + 1,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            previous is null ? 0 : previous.FirstIndex + previous.Count,
            entries.Count,
            root,
            before,
            Link(before, root));
    }

    /// <summary>The Merkle root over the entries' leaves, lower hex.</summary>
    public static string RootOf(IReadOnlyList<LedgerEntryRecord> entries) =>
        Convert.ToHexStringLower(MerkleTree.Root([.. entries.Select(LeafOf)]));

    /// <summary>Every place where entries and seals contradict each other; empty when the ledger holds.</summary>
    /// <param name="entries">Ordered by index.</param>
    /// <param name="seals">Ordered by number.</param>
    public static IReadOnlyList<LedgerFault> Check(IReadOnlyList<LedgerEntryRecord> entries, IReadOnlyList<SealRecord> seals) =>
        [.. EntryFaults(entries, seals), .. seals.SelectMany((seal, i) => SealFaults(seal, i == 0 ? null : seals[i - 1], entries))];

    private static IEnumerable<LedgerFault> EntryFaults(IReadOnlyList<LedgerEntryRecord> entries, IReadOnlyList<SealRecord> seals)
    {
        HashSet<Guid> seen = [];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var where = $"entry {entry.Index.ToString(CultureInfo.InvariantCulture)} ({entry.Entry:D})";
            if (entry.Index != i)
                yield return new(where, $"stands at place {i.ToString(CultureInfo.InvariantCulture)}: an entry is missing, doubled or out of order.");
            if (!seen.Add(entry.Entry))
                yield return new(where, "has the id of an earlier entry.");
            if (entry.Seal < 1 || entry.Seal > seals.Count)
                yield return new(where, $"names seal {entry.Seal.ToString(CultureInfo.InvariantCulture)}, which does not exist.");
            else if (i < seals[entry.Seal - 1].FirstIndex || i >= seals[entry.Seal - 1].FirstIndex + seals[entry.Seal - 1].Count)
                yield return new(where, $"is not among the entries of the seal it names, {entry.Seal.ToString(CultureInfo.InvariantCulture)}.");
        }

        var covered = seals.Sum(s => (long)s.Count);
        if (covered != entries.Count)
            yield return new("ledger", FormattableString.Invariant($"has {entries.Count} entries, the seals cover {covered}."));
    }

    private static IEnumerable<LedgerFault> SealFaults(SealRecord seal, SealRecord? previous, IReadOnlyList<LedgerEntryRecord> entries)
    {
        var where = FormattableString.Invariant($"seal {seal.Number}");
        if (seal.Number != (previous?.Number ?? 0) + 1)
            yield return new(where, "does not follow the number of the seal before.");
        if (!DateOnly.TryParseExact(seal.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new(where, "has a day that is none.");
        else if (previous is not null && string.CompareOrdinal(seal.Day, previous.Day) < 0)
            yield return new(where, "has a day before that of the seal before.");
        if (seal.FirstIndex != (previous is null ? 0 : previous.FirstIndex + previous.Count) || seal.Count < 1)
            yield return new(where, "does not start where the seal before ends, or covers nothing.");
        if (seal.Previous != (previous?.Chain ?? Beginning))
            yield return new(where, "does not name the chain of the seal before.");
        if (!IsDigest(seal.Previous) || !IsDigest(seal.Root) || seal.Chain != Link(seal.Previous, seal.Root))
            yield return new(where, "has a chain that does not follow from its root.");
        if (seal.FirstIndex < 0 || seal.Count < 1 || seal.FirstIndex + seal.Count > entries.Count)
            yield return new(where, "covers entries that are not there.");
        else if (RootOf([.. entries.Skip((int)seal.FirstIndex).Take(seal.Count)]) != seal.Root)
            yield return new(where, "has a root that its entries do not give: one was changed, removed or added.");
    }

    private static string Link(string previous, string root) =>
        Digest.Hex([.. Convert.FromHexString(previous), .. Convert.FromHexString(root)]);

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private sealed record Leaf(DateTimeOffset At, Guid Batch, string Digest, Guid Entry, string Kind, Guid Subject);
}
