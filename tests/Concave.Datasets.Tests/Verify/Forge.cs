using System.Text;
using System.Text.Json.Nodes;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Tests.Bag;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Verify;

/// <summary>
/// Tampers with one copy of an honest bag, with anything a forger can have: the files, the writer, a key of their own,
/// even the house's key. What they never have is the seals and the key's fingerprint that the client kept.
/// </summary>
internal sealed class Forge(string folder, SigningKey house, SigningKey other)
{
    internal string Folder { get; } = folder;

    internal SigningKey House { get; } = house;

    internal SigningKey Other { get; } = other;

    internal static DeliveryRecords Honest => SealedBatch.Records;

    /// <summary>Writes the whole bag from other records: digests, report and projections are all redone.</summary>
    internal void Write(DeliveryRecords records, SigningKey? key = null, DeliveryRecords? report = null)
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Assert.Null(BagWriter.Write(Folder, records, SealedBatch.Documents(report ?? records), key ?? House).Problem);
    }

    /// <summary>The same, and even the ledger is written anew.</summary>
    internal void Rewrite(DeliveryRecords records) => Write(SealedBatch.Reseal(records));

    internal string At(string file) => Path.Combine(Folder, file);

    internal void Flip(string file, int place = -2)
    {
        var bytes = File.ReadAllBytes(At(file));
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(At(file), bytes);
    }

    internal void Text(string file, Func<string, string> change)
    {
        var text = File.ReadAllText(At(file));
        var changed = change(text);
        Assert.NotEqual(text, changed);
        File.WriteAllText(At(file), changed);
    }

    internal void Bytes(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(At(file), change(File.ReadAllBytes(At(file))));

    internal void Lines(string file, Func<List<string>, IEnumerable<string>> change) =>
        Text(file, text => string.Concat(change([.. text.Split('\n')[..^1]]).Select(l => l + "\n")));

    internal void Line(string file, Func<string, string> change) => Lines(file, lines => [change(lines[0]), .. lines.Skip(1)]);

    internal void Json(string file, Action<JsonNode> change) => Text(file, text =>
    {
        var node = JsonNode.Parse(text)!;
        change(node);
        return node.ToJsonString();
    });

    /// <summary>Redoes size, digests, statement and signature of the folder as it lies there.</summary>
    internal void Redo(SigningKey? key = null, Action<JsonNode>? statement = null)
    {
        Inform();
        List("data/", BagFiles.Manifest);
        List("", BagFiles.TagManifest);
        Sign(key ?? House, statement);
    }

    /// <summary>Describes the files as they lie there, in croissant.json.</summary>
    internal void Describe() => Json(BagFiles.Croissant, croissant =>
    {
        croissant["distribution"] = new JsonArray([.. Files().Where(f => f.StartsWith("data/", StringComparison.Ordinal)).Select(f =>
        {
            var file = croissant["distribution"]!.AsArray().FirstOrDefault(d => d!["@id"]!.GetValue<string>() == f)?.DeepClone() ?? new JsonObject { ["@id"] = f };
            file["sha256"] = Digest.Hex(File.ReadAllBytes(At(f)));
            file["contentSize"] = FormattableString.Invariant($"{new FileInfo(At(f)).Length} B");
            return file;
        })]);
    });

    /// <summary>Signs the manifests as they lie there.</summary>
    internal void Sign(SigningKey key, Action<JsonNode>? statement = null)
    {
        var envelope = JsonNode.Parse(File.ReadAllText(At(BagFiles.Envelope)))!;
        var said = JsonNode.Parse(Convert.FromBase64String(envelope["payload"]!.GetValue<string>()))!;
        foreach (var (place, name) in new[] { BagFiles.Manifest, BagFiles.TagManifest }.Index())
            said["subject"]![place]!["digest"]!["sha256"] = Digest.Hex(File.ReadAllBytes(At(name)));
        statement?.Invoke(said);
        File.WriteAllBytes(At(BagFiles.Envelope), Dsse.Sign(Statement.PayloadType, Encoding.UTF8.GetBytes(said.ToJsonString()), key));
    }

    private void Inform()
    {
        var payload = Files().Where(f => f.StartsWith("data/", StringComparison.Ordinal)).ToArray();
        var lines = File.ReadAllLines(At(BagFiles.Info)).Where(l => !l.StartsWith("Payload-Oxum", StringComparison.Ordinal));
        var size = payload.Sum(f => new FileInfo(At(f)).Length);
        File.WriteAllText(At(BagFiles.Info), string.Concat(lines.Append(FormattableString.Invariant($"Payload-Oxum: {size}.{payload.Length}")).Select(l => l + "\n")));
    }

    private void List(string prefix, string manifest) => File.WriteAllText(At(manifest), string.Concat(Files()
        .Where(f => f.StartsWith("data/", StringComparison.Ordinal) == (prefix.Length > 0) && f is not (BagFiles.TagManifest or BagFiles.Envelope))
        .Select(f => $"{Digest.Hex(File.ReadAllBytes(At(f)))}  {f}\n")));

    private IEnumerable<string> Files() =>
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal);

    /// <summary>A named pipe, as an archive can hold one.</summary>
    internal void Pipe(string file)
    {
        File.Delete(At(file));
        using var made = System.Diagnostics.Process.Start("mkfifo", [At(file)]);
        made.WaitForExit();
    }

    /// <summary>The rows with the first one changed.</summary>
    internal static T[] First<T>(IReadOnlyList<T> rows, Func<T, T> change) => [change(rows[0]), .. rows.Skip(1)];

    /// <summary>The judgments with one of them changed.</summary>
    internal static JudgmentRecord[] Judgments(Func<JudgmentRecord, bool> which, Func<JudgmentRecord, JudgmentRecord> change)
    {
        var one = Honest.Judgments.First(which);
        return [.. Honest.Judgments.Select(j => j == one ? change(j) : j)];
    }
}
