using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Tests.Verify;

/// <summary>Files changed, taken away, put in; and the tag files and the signature redone to cover it.</summary>
internal static class FileTamperings
{
    private const string Train = "data/preference/train.jsonl";
    private const string Judgments = "data/annotations/train.jsonl";

    internal static IEnumerable<Tampering> All => [.. Bytes, .. Present, .. Tags, .. Signatures];

    private static IEnumerable<Tampering> Bytes => new (string File, string Check)[]
    {
        ("README.md", "tag_manifest"), ("LICENSE.md", "tag_manifest"), ("verify.py", "tag_manifest"), ("bagit.txt", "bag"), ("bag-info.txt", "tag_manifest"),
        (Train, "manifest"), (Judgments, "manifest"), ("data/docs/qa-report.json", "manifest"), ("data/docs/qa-report.html", "manifest"),
        ("data/docs/guidelines.json", "manifest"), ("data/ledger/seals.jsonl", "manifest"), ("data/schema/preference.schema.json", "manifest"),
        (BagFiles.Manifest, "tag_manifest"), (BagFiles.TagManifest, "statement"),
    }.Select(c => new Tampering($"one bit of {c.File}", c.Check, c.File, f => f.Flip(c.File)));

    private static IEnumerable<Tampering> Present =>
    [
        new("a file emptied", "manifest", Judgments, f => File.WriteAllBytes(f.At(Judgments), [])),
        new("a file cut short", "manifest", Judgments, f => f.Bytes(Judgments, b => b[..^700])),
        new("a file taken out", "manifest", "data/evidence/flags.jsonl", f => File.Delete(f.At("data/evidence/flags.jsonl"))),
        new("a file taken out, digests and signature redone", "schema", "data/evidence/flags.jsonl", f =>
        {
            File.Delete(f.At("data/evidence/flags.jsonl"));
            f.Redo();
        }),
        new("a file put in", "manifest", "data/extra.jsonl", f => File.WriteAllText(f.At("data/extra.jsonl"), "{}\n")),
        new("a file put in beside the data", "tag_manifest", "extra.txt", f => File.WriteAllText(f.At("extra.txt"), "x")),
        new("a hidden file put in and listed", "files", "data/.hidden", f =>
        {
            File.WriteAllText(f.At("data/.hidden"), "x");
            f.Redo();
        }),
        new("a name with a comma, listed", "files", "data/docs/a,b", f =>
        {
            File.WriteAllText(f.At("data/docs/a,b"), "x");
            f.Redo();
        }),
        new("a link instead of a file", "files", Judgments, f =>
        {
            File.Move(f.At(Judgments), f.Folder + ".elsewhere");
            File.CreateSymbolicLink(f.At(Judgments), f.Folder + ".elsewhere");
        }),
        new("a linked folder", "files", "data/schema", f =>
        {
            Directory.Move(f.At("data/schema"), f.Folder + ".schema");
            Directory.CreateSymbolicLink(f.At("data/schema"), f.Folder + ".schema");
        }),
        new("a pipe instead of a file", "manifest", "data/docs/guidelines.md", f => f.Pipe("data/docs/guidelines.md")),
        new("two files swapped", "manifest", Train, f =>
        {
            File.Move(f.At(Train), f.At("x"));
            File.Move(f.At("data/preference/test.jsonl"), f.At(Train));
            File.Move(f.At("x"), f.At("data/preference/test.jsonl"));
        }),
    ];

    private static IEnumerable<Tampering> Tags =>
    [
        new("another bagging date, redone", "bag", BagFiles.Info, f =>
        {
            f.Text(BagFiles.Info, t => t.Replace("Bagging-Date: 2026", "Bagging-Date: 2025", StringComparison.Ordinal));
            f.Redo();
        }),
        new("a line added to bag-info, redone", "bag", BagFiles.Info, f =>
        {
            f.Text(BagFiles.Info, t => "Source-Organization: somebody else\n" + t);
            f.Redo();
        }),
        new("a file left out of the manifest, signed anew", "manifest", Train, f =>
        {
            f.Lines(BagFiles.Manifest, lines => lines.Where(l => !l.EndsWith(Train, StringComparison.Ordinal)));
            Retag(f);
        }),
        new("a file listed twice, signed anew", "manifest", BagFiles.Manifest, f =>
        {
            f.Lines(BagFiles.Manifest, lines => [.. lines, lines[^1]]);
            Retag(f);
        }),
        new("the manifest in another order, signed anew", "manifest", BagFiles.Manifest, f =>
        {
            f.Lines(BagFiles.Manifest, lines => [lines[1], lines[0], .. lines.Skip(2)]);
            Retag(f);
        }),
        new("a file outside listed, signed anew", "manifest", BagFiles.Manifest, f =>
        {
            f.Lines(BagFiles.Manifest, lines => [$"{new string('0', 64)}  ../outside", .. lines]);
            Retag(f);
        }),
        new("an older BagIt declared, redone", "bag", "bagit.txt", f =>
        {
            f.Text("bagit.txt", t => t.Replace("1.0", "0.97", StringComparison.Ordinal));
            f.Redo();
        }),
    ];

    private static IEnumerable<Tampering> Signatures =>
    [
        new("the signature taken away", "signature", BagFiles.Envelope, f => File.Delete(f.At(BagFiles.Envelope))),
        new("a bit of the signature", "signature", BagFiles.Envelope, f => f.Json(BagFiles.Envelope, e =>
        {
            var signature = Convert.FromBase64String(e["signatures"]![0]!["sig"]!.GetValue<string>());
            signature[^1] ^= 1;
            e["signatures"]![0]!["sig"] = Convert.ToBase64String(signature);
        })),
        new("a signature of zeros", "signature", BagFiles.Envelope, f => f.Json(BagFiles.Envelope, e => e["signatures"]![0]!["sig"] = Convert.ToBase64String([0x30, 6, 2, 1, 0, 2, 1, 0]))),
        new("no signature in the envelope", "signature", BagFiles.Envelope, f => f.Json(BagFiles.Envelope, e => e["signatures"]!.AsArray().Clear())),
        new("another statement under the old signature", "signature", BagFiles.Envelope, f => f.Json(BagFiles.Envelope, e =>
        {
            var statement = Encoding.UTF8.GetString(Convert.FromBase64String(e["payload"]!.GetValue<string>()));
            e["payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(statement.Replace("concave test", "Concave 99", StringComparison.Ordinal)));
        })),
        new("another payload type", "signature", BagFiles.Envelope, f => f.Json(BagFiles.Envelope, e => e["payloadType"] = "application/json")),
        new("signed by somebody else", "signature", BagFiles.Envelope, f => f.Sign(f.Other)),
        new("somebody else's key put in and signed with", "key", BagFiles.PublicKey, f =>
        {
            File.WriteAllText(f.At(BagFiles.PublicKey), f.Other.PublicPem);
            f.Redo(f.Other);
        }),
        new("a key that is none", "key", BagFiles.PublicKey, f => f.Text(BagFiles.PublicKey, _ => "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")),
        new("the statement of another delivery", "statement", BagFiles.Envelope, f => f.Sign(f.House, s => s["predicate"]!["delivery"] = $"{Reporting.MadeBatch.Id(9, 9):D}")),
        new("another date in the statement", "statement", BagFiles.Envelope, f => f.Sign(f.House, s => s["predicate"]!["created_at"] = "2026-01-01T00:00:00.000Z")),
        new("another ledger in the statement", "statement", BagFiles.Envelope, f => f.Sign(f.House, s => s["predicate"]!["ledger_chain"] = LedgerChain.Beginning)),
        new("a statement of another kind", "statement", BagFiles.Envelope, f => f.Sign(f.House, s => s["predicateType"] = "urn:concave:delivery:v2")),
        new("a third subject", "statement", BagFiles.Envelope, f => f.Sign(f.House, s => s["subject"]!.AsArray().Add(s["subject"]![0]!.DeepClone()))),
        new("the envelope of another bag", "statement", BagFiles.Manifest, f =>
        {
            var own = f.Folder + ".own";
            Directory.Move(f.Folder, own);
            f.Write(Forge.Honest with { Delivery = Forge.Honest.Delivery with { ClientName = "Another sample client" } });
            File.Copy(Path.Combine(f.Folder, BagFiles.Envelope), Path.Combine(own, BagFiles.Envelope), overwrite: true);
            Directory.Delete(f.Folder, recursive: true);
            Directory.Move(own, f.Folder);
        }),
    ];

    private static void Retag(Forge forge)
    {
        forge.Lines(BagFiles.TagManifest, lines => lines.Select(l =>
            l.EndsWith($"  {BagFiles.Manifest}", StringComparison.Ordinal) ? $"{Digest.Hex(File.ReadAllBytes(forge.At(BagFiles.Manifest)))}  {BagFiles.Manifest}" : l));
        forge.Sign(forge.House);
    }
}
