using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>The project's entries, found by what they are about.</summary>
internal sealed class Ledger
{
    private readonly ILookup<(string Kind, Guid Subject), LedgerEntryRecord> _bySubject;
    private readonly Dictionary<(string Kind, string Digest), long> _byDigest = [];
    private readonly ILookup<string, LedgerEntryRecord> _ofBatch;

    public Ledger(IReadOnlyList<LedgerEntryRecord> entries, Guid batch)
    {
        _bySubject = entries.ToLookup(e => (e.Kind, e.Subject));
        _ofBatch = entries.Where(e => e.Batch == batch).ToLookup(e => e.Kind, StringComparer.Ordinal);
        foreach (var entry in entries)
            _byDigest.TryAdd((entry.Kind, entry.Digest), entry.Index);
    }

    /// <summary>Entries of a kind about one subject, in the order they were written.</summary>
    public IEnumerable<LedgerEntryRecord> Of(string kind, Guid subject) => _bySubject[(kind, subject)];

    /// <summary>Whether any entry of the kind has the digest.</summary>
    public bool Has(string kind, string digest) => _byDigest.ContainsKey((kind, digest));

    /// <summary>Index of the first entry of the kind with the digest; beyond every index when there is none.</summary>
    public long FirstWith(string kind, string digest) => _byDigest.GetValueOrDefault((kind, digest), long.MaxValue);

    /// <summary>Index of the first entry about the subject; beyond every index when there is none.</summary>
    public long IndexOf(string kind, Guid subject)
    {
        var first = Of(kind, subject).FirstOrDefault();
        return first is null ? long.MaxValue : first.Index;
    }

    /// <summary>Holds the rows of a kind against the batch's entries of that kind, both ways.</summary>
    public IEnumerable<Fault> Match<T>(string kind, IReadOnlyList<T> rows, Func<T, Guid> id, string file)
    {
        var entries = _ofBatch[kind].GroupBy(e => e.Subject).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var row in rows)
        {
            if (!entries.Remove(id(row), out var found))
                yield return new($"{kind} {id(row):D} is not in the ledger: it was added.", file);
            else if (found.Length > 1)
                yield return new($"{kind} {id(row):D} is in the ledger more than once.", BagFiles.Entries.Path);
            else if (found[0].Digest != Digest.Of(row))
                yield return new($"{kind} {id(row):D} is not the one the ledger recorded: it was changed.", file);
        }

        foreach (var missing in entries.Keys.Order())
            yield return new($"{kind} {missing:D} is in the ledger and not here: it was removed.", file);
    }

    /// <summary>Holds a list's digest against the one entry about its subject.</summary>
    public IEnumerable<Fault> Only(string kind, Guid subject, string digest, string file)
    {
        var found = Of(kind, subject).ToArray();
        if (found.Length != 1)
            yield return new($"The ledger has {(found.Length == 0 ? "no" : "more than one")} entry of kind {kind} about {subject:D}.", BagFiles.Entries.Path);
        else if (found[0].Digest != digest)
            yield return new($"What the ledger recorded as {kind} about {subject:D} is not what is here.", file);
    }
}
