using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Verify;

/// <summary>Who signed, whether the signature holds, and whether what was signed is this bag.</summary>
internal static class SignatureCheck
{
    public static IEnumerable<Check> Run(BagFolder folder, DeliveryRecords? records, string? trustedKeyPem)
    {
        var carried = Encoding.ASCII.GetString(folder.Read(BagFiles.PublicKey) ?? []);
        var carriedId = SigningKey.IdOf(carried);
        var trustedId = trustedKeyPem is null ? null : SigningKey.IdOf(trustedKeyPem);
        var keys = Keys(carriedId, trustedKeyPem, trustedId).ToArray();
        var opened = Dsse.Open(folder.Read(BagFiles.Envelope) ?? [], Statement.PayloadType, trustedKeyPem ?? carried);
        var whenPassed = trustedKeyPem is null
            ? $"The signature holds under the key that travels with the bag, {carriedId}. Compare it with the fingerprint you were given."
            : $"The signature holds under the key you gave, {trustedId}.";
        IEnumerable<Fault> signature = opened.Failed ? [new(opened.Problem.Detail, BagFiles.Envelope)] : [];
        return
        [
            .. Outcome.Of("key", "The bag names the key it was signed with.", keys),
            .. Outcome.Of("signature", whenPassed, signature),
            .. opened.Failed
                ? [Outcome.NotRun("statement", "the signature does not hold.")]
                : Outcome.Of("statement", "The signed statement is about this bag.", Subjects(folder, records, opened.Value!)),
        ];
    }

    private static IEnumerable<Fault> Keys(string? carried, string? trustedPem, string? trusted)
    {
        if (carried is null)
            yield return new("The bag carries no P-256 public key.", BagFiles.PublicKey);
        if (trustedPem is not null && trusted is null)
            yield return new("The key you gave is not a P-256 public key.");
        else if (trusted is not null && carried is not null && trusted != carried)
            yield return new($"The bag was signed with another key, {carried}, than the one you gave, {trusted}.", BagFiles.PublicKey);
    }

    private static IEnumerable<Fault> Subjects(BagFolder folder, DeliveryRecords? records, byte[] payload)
    {
        if (Statement.Read(payload) is not { } statement)
        {
            yield return new("What was signed is not a statement about a delivery.", BagFiles.Envelope);
            yield break;
        }

        string[] expected = [BagFiles.Manifest, BagFiles.TagManifest];
        if (!statement.Subject.Select(s => s.Name).SequenceEqual(expected, StringComparer.Ordinal))
            yield return new("The statement is not about the two manifests.", BagFiles.Envelope);
        foreach (var subject in statement.Subject.Where(s => expected.Contains(s.Name, StringComparer.Ordinal)))
        {
            if (folder.Read(subject.Name) is not { } bytes || Digest.Hex(bytes) != subject.Digest.Sha256)
                yield return new("The file is not the one that was signed.", subject.Name);
        }

        if (records is not null && statement.Predicate != BagText.Predicate(records))
            yield return new("The statement names another delivery, batch, ledger or date than the records.", BagFiles.Envelope);
    }
}
