using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Verify;

/// <summary>The bag as a bag: every file is listed, every listed file is there, and every digest is right.</summary>
internal static class FolderCheck
{
    private const int DigestLength = 64;

    public static IEnumerable<Check> Run(BagFolder folder, DeliveryHeader? delivery)
    {
        var files = folder.Files();
        var names = files.Where(f => !f.IsLink).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var payload = names.Where(IsPayload).ToHashSet(StringComparer.Ordinal);
        var tags = names.Where(n => !IsPayload(n) && n is not (BagFiles.TagManifest or BagFiles.Envelope)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Outcome.Of("files", $"{Count(files.Count)} files, no links, no unsafe names.", Names(files)),
            .. Outcome.Of("manifest", $"{Count(payload.Count)} payload files match.", Against(folder, BagFiles.Manifest, payload)),
            .. Outcome.Of("tag_manifest", $"{Count(tags.Count)} tag files match.", Against(folder, BagFiles.TagManifest, tags)),
            .. Outcome.Of("bag", "BagIt 1.0; id, day, size and count are as stated.", Declared(folder, payload, delivery)),
        ];
    }

    /// <summary>What a manifest lists, in its order; lines that are no entry are passed over.</summary>
    internal static IEnumerable<(string Sha256, string Path)> Listed(BagFolder folder, string manifest) =>
        Encoding.UTF8.GetString(folder.Read(manifest) ?? []).Split('\n').Select(Parse).OfType<(string, string)>();

    private static IEnumerable<Fault> Names(IReadOnlyList<(string Path, bool IsLink)> files) =>
        files.Where(f => f.IsLink || !BagPath.IsSafe(f.Path))
            .Select(f => new Fault(f.IsLink ? "A link has no place in a delivery." : "The name is not allowed in a delivery.", PlainText.Of(f.Path)));

    private static IEnumerable<Fault> Against(BagFolder folder, string manifest, HashSet<string> present)
    {
        if (folder.Read(manifest) is not { } bytes)
            return [new("The manifest is not there.", manifest)];
        List<Fault> faults = [];
        Dictionary<string, string> listed = new(StringComparer.Ordinal);
        var last = "";
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines[^1].Length > 0)
            faults.Add(new("The last line has no end.", manifest));
        foreach (var (number, line) in lines[..^1].Index())
        {
            if (Parse(line) is not { } entry || !listed.TryAdd(entry.Path, entry.Sha256))
                faults.Add(new(FormattableString.Invariant($"Line {number + 1} is malformed, has an unsafe name or lists a file twice."), manifest));
            else if (string.CompareOrdinal(last, entry.Path) > 0)
                faults.Add(new(FormattableString.Invariant($"Line {number + 1} is out of order."), manifest));
            else
                last = entry.Path;
        }

        faults.AddRange(listed.Where(l => !present.Contains(l.Key)).Select(l => new Fault($"The file is listed in {manifest} and missing.", l.Key)));
        faults.AddRange(present.Where(p => !listed.ContainsKey(p)).Select(p => new Fault($"The file is not listed in {manifest}.", PlainText.Of(p))));
        faults.AddRange(listed.Where(l => present.Contains(l.Key) && DigestOf(folder, l.Key) != l.Value)
            .Select(l => new Fault($"The file is not the one that {manifest} lists: its digest differs.", l.Key)));
        return faults.OrderBy(f => f.File, StringComparer.Ordinal);
    }

    private static (string Sha256, string Path)? Parse(string line)
    {
        if (line.Length <= DigestLength + 2 || line[DigestLength..(DigestLength + 2)] != "  ")
            return null;
        var (digest, path) = (line[..DigestLength], line[(DigestLength + 2)..]);
        return digest.All(char.IsAsciiHexDigitLower) && BagPath.IsSafe(path) ? (digest, path) : null;
    }

    private static string? DigestOf(BagFolder folder, string path)
    {
        using var stream = folder.Open(path);
        return stream is null ? null : Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static IEnumerable<Fault> Declared(BagFolder folder, HashSet<string> payload, DeliveryHeader? delivery)
    {
        if (folder.Read(BagFiles.Declaration) is not { } declaration
            || !declaration.AsSpan().SequenceEqual("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8))
            yield return new("The bag does not declare BagIt 1.0.", BagFiles.Declaration);
        long bytes = 0;
        foreach (var path in payload)
        {
            using var stream = folder.Open(path);
            bytes += stream?.Length ?? 0;
        }

        if (delivery is null)
            yield return new("Not checked: it names the delivery, whose row cannot be read.", BagFiles.Info);
        else if (!BagText.Info(delivery, bytes, payload.Count).AsSpan().SequenceEqual(folder.Read(BagFiles.Info)))
            yield return new("The delivery's id or day, or the payload's size or count, is not as stated.", BagFiles.Info);
    }

    private static bool IsPayload(string path) => path.StartsWith("data/", StringComparison.Ordinal);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
