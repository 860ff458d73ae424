using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;

namespace Concave.Datasets.Bag;

/// <summary>A file of a bag as the manifests list it.</summary>
/// <param name="Path">Relative to the bag, with slashes.</param>
/// <param name="Sha256">Lower hex.</param>
/// <param name="Bytes">Its length.</param>
public sealed record BagFile(string Path, string Sha256, long Bytes);

/// <summary>A bag that has been written and signed.</summary>
/// <param name="Digest">SHA-256 of the tag manifest, which through the manifest covers every file but the envelope.</param>
/// <param name="KeyId">Who signed.</param>
/// <param name="Files">Every file but the envelope, ordered by path.</param>
public sealed record SealedBag(string Digest, string KeyId, IReadOnlyList<BagFile> Files);

/// <summary>
/// Writes a delivery as a BagIt 1.0 bag that is a Hugging Face dataset folder at the same time. The same records and
/// documents give the same bytes, but for the signature, which ECDSA draws anew.
/// </summary>
public static class BagWriter
{
    // JSON files that are one value each; the rows have their types in the table of files.
    private static readonly (string Path, Type Type)[] Documents =
        [(BagFiles.Guidelines, typeof(GuidelinesDocument)), (BagFiles.Report, typeof(QaReport)), (BagFiles.Changes, typeof(DeliveryChanges))];

    /// <summary>Writes and signs a bag.</summary>
    /// <param name="directory">Absent or empty; everything is written beside it and moved there in one step.</param>
    /// <param name="records">What the delivery carries.</param>
    /// <param name="documents">Path in the bag → bytes: README.md, LICENSE.md, data/docs/qa-report.json, ….</param>
    /// <param name="key">The house's signing key.</param>
    /// <param name="projections">Shapes that the client's trainers ask for beside <c>preference</c>; the card in <paramref name="documents"/> names the same.</param>
    /// <param name="parquet">Whether every configuration is written as Parquet too; then <paramref name="documents"/> has <c>data/parquet/README.md</c>.</param>
    /// <returns>The bag, or <c>folder-not-empty</c>, <c>document-path</c>.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static Result<SealedBag> Write(
        string directory, DeliveryRecords records, IReadOnlyDictionary<string, byte[]> documents, SigningKey key, IReadOnlyCollection<Projection>? projections = null,
        bool parquet = false) => Write(directory, records, () => documents, key, projections, parquet);

    /// <summary>Writes and signs a bag, and makes its documents while the rows are written.</summary>
    /// <inheritdoc cref="Write(string, DeliveryRecords, IReadOnlyDictionary{string, byte[]}, SigningKey, IReadOnlyCollection{Projection}?, bool)"/>
    public static Result<SealedBag> Write(
        string directory, DeliveryRecords records, Func<IReadOnlyDictionary<string, byte[]>> documents, SigningKey key, IReadOnlyCollection<Projection>? projections = null,
        bool parquet = false)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            return new Problem("folder-not-empty", ProblemKind.Invalid, "The folder for the delivery is not empty.", "Name a new or empty folder.", directory);

        var draft = $"{target}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.partial";
        Directory.CreateDirectory(draft);
        try
        {
            var bag = Fill(new(draft), records, documents, key, projections ?? [], parquet);
            if (bag.Failed)
                return bag.Problem;
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(draft, target);
            return bag;
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    private static Result<SealedBag> Fill(
        BagDraft draft, DeliveryRecords records, Func<IReadOnlyDictionary<string, byte[]>> make, SigningKey key, IReadOnlyCollection<Projection> projections, bool parquet)
    {
        var making = Task.Run(make);
        var splits = PreferenceProjection.Of(records);
        RecordFile[] files = [.. BagFiles.All, .. BagFiles.Preference(splits), .. projections.Distinct().SelectMany(p => ProjectionFiles.Of(p, splits))];
        var longest = Abreast.Of(files, f => (f.Path, Line: draft.AddLines(f.Path, f.Lines(records)))).ToDictionary(f => f.Path, f => f.Line, StringComparer.Ordinal);
        Garbage.GiveBack();
        if (parquet)
            ParquetFiles.Add(draft, files.Where(ParquetFiles.IsConfiguration), longest);
        var documents = making.GetAwaiter().GetResult();
        if (documents.Keys.FirstOrDefault(path => !IsFree(path)) is { } taken)
            return new Problem("document-path", ProblemKind.Invalid, "A document has a name that the bag does not allow or writes itself.", "Give it another name.", taken);
        foreach (var file in files.DistinctBy(f => f.Schema))
            draft.Add($"data/schema/{file.Schema}.schema.json", SchemaFile.Bytes(file.RowSchema()));
        foreach (var (name, type) in Documents.Where(d => d.Path == BagFiles.Guidelines || documents.ContainsKey(d.Path)).Select(d => (Path.GetFileNameWithoutExtension(d.Path), d.Type)))
            draft.Add($"data/schema/{name}.schema.json", SchemaFile.Bytes(SchemaFile.Of(type)));
        draft.Add(BagFiles.Guidelines, CanonicalJson.Of(records.Guidelines));
        foreach (var (path, bytes) in documents)
            draft.Add(path, bytes);
        draft.Add(BagFiles.Croissant, CroissantFile.Of(records, draft.Payload(), files.Where(ParquetFiles.IsConfiguration)));
        draft.Add(BagFiles.Script, Script());
        draft.Add(BagFiles.PublicKey, Encoding.ASCII.GetBytes(key.PublicPem));
        draft.Add(BagFiles.Declaration, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8);
        draft.Add(BagFiles.Info, BagText.Info(records.Delivery, draft.Payload().Sum(f => f.Bytes), draft.Payload().Count));
        var manifest = draft.Add(BagFiles.Manifest, BagText.Manifest(draft.Payload()));
        var tagManifest = draft.Add(BagFiles.TagManifest, BagText.Manifest(draft.Tags()));
        var statement = BagText.State(records, manifest, tagManifest).ToJson();
        draft.Add(BagFiles.Envelope, Dsse.Sign(Statement.PayloadType, statement, key));
        return new SealedBag(tagManifest.Sha256, key.KeyId, [.. draft.Files().Where(f => f.Path != BagFiles.Envelope)]);
    }

    /// <summary>The verifier that needs only Python's standard library; it works on any delivery.</summary>
    private static byte[] Script()
    {
        using var resource = typeof(BagWriter).Assembly.GetManifestResourceStream(BagFiles.Script)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsFree(string path) =>
        BagPath.IsSafe(path)
        && (path.StartsWith("data/docs/", StringComparison.Ordinal) || path == ParquetFiles.Card || !path.Contains('/', StringComparison.Ordinal))
        && path is not (BagFiles.Guidelines or BagFiles.Manifest or BagFiles.TagManifest or BagFiles.Envelope
            or BagFiles.PublicKey or BagFiles.Script or BagFiles.Croissant or BagFiles.Declaration or BagFiles.Info)
        // Names that make a loader take the folder for something else.
        && path is not ("data" or "state.json" or "dataset_info.json" or "dataset_dict.json" or "dataset_infos.json");
}
