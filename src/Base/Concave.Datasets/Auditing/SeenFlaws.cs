using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>Counts the flaws of a file's pairs: of each by itself, of pairs that repeat others, of prompts that stand in two parts.</summary>
internal sealed class SeenFlaws
{
    private const string Contradicted = "same pair again with the other choice";
    private const string Leaks = "same prompt in another part of the data set";

    private readonly Dictionary<UInt128, UInt128?> _chosen = [];
    private readonly Dictionary<UInt128, string> _parts = [];
    private readonly Twins _twins = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private bool _hasParts;

    internal void Add(ReadPair pair, Choice? choice)
    {
        foreach (var what in PairHygiene.Look(pair).Select(f => Named(f, choice)).Distinct())
            Count(what);
        Repeated(pair, choice);
        if (pair.Split is { } part)
            Note(part, pair);
        else if (_hasParts)
            Note("", pair);
    }

    internal void Elsewhere(string part, ReadPair pair)
    {
        _hasParts = true;
        _parts.TryAdd(Digest(Prompt(pair)), part);
    }

    internal IReadOnlyList<AuditCount> Counts() => [.. _counts.Select(c => new AuditCount(c.Key, c.Value))];

    internal static string Advice(string what) => what switch
    {
        Contradicted => "Have both judged again: one of the two labels is wrong.",
        Leaks => "Draw the parts by prompt, so that nothing is tested on what was trained on.",
        _ when what.StartsWith("pair holds", StringComparison.Ordinal) => "Mask it before the file goes to anybody: it points at a person.",
        _ when what.EndsWith("again", StringComparison.Ordinal) => "Keep one of them, or a part of the file weighs double.",
        _ when what.Contains("names its model", StringComparison.Ordinal) => "Take the words out, or leave the pairs out: a model learns to say them.",
        _ when what.Contains("refusal", StringComparison.Ordinal) => "Keep those where refusing is right; leave out the others.",
        _ when what.Contains("response", StringComparison.Ordinal) => "Have them made again, or leave the pairs out.",
        _ => "Look at them before training.",
    };

    private static string Named(Flaw flaw, Choice? choice)
    {
        var what = Flaws.ShortOf(flaw.Code);
        if (flaw.Code.StartsWith(Flaws.Personal, StringComparison.Ordinal))
            return $"pair holds {what}";
        return choice is Choice.A or Choice.B ? $"{(flaw.Field == "response_a" == (choice == Choice.A) ? "chosen" : "rejected")} response {what}" : $"response {what}";
    }

    private void Repeated(ReadPair pair, Choice? choice)
    {
        var sketch = PairSketch.Of(pair);
        var near = _twins.Find(sketch) is not null;
        _twins.Add(sketch);
        var (a, b) = (Digest(pair.ResponseA), Digest(pair.ResponseB));
        UInt128? taken = choice switch { Choice.A => a, Choice.B => b, _ => null };
        var (low, high) = a < b ? (a, b) : (b, a);
        var key = Digest($"{Prompt(pair)}\u0002{low}\u0002{high}");
        if (_chosen.TryAdd(key, taken))
        {
            if (near)
                Count(Flaws.ShortOf(Flaws.NearDuplicate));
            return;
        }

        Count(Flaws.ShortOf(Flaws.Duplicate));
        if (taken is not null && _chosen[key] is { } before && before != taken)
            Count(Contradicted);
    }

    private void Note(string part, ReadPair pair)
    {
        _hasParts = true;
        if (!_parts.TryAdd(Digest(Prompt(pair)), part) && _parts[Digest(Prompt(pair))] != part)
            Count(Leaks);
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private static string Prompt(ReadPair pair) => string.Join('\u0001', pair.Prompt.Select(m => TextRules.Normal(m.Content)));

    private static UInt128 Digest(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(TextRules.Normal(text))));
}
