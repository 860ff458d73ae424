namespace Concave.Scoping;

/// <summary>
/// Ledger kinds of this stage that no delivery answers to; those that one does are in
/// <see cref="Datasets.Proof.LedgerKinds"/>. Batch: the empty id.
/// </summary>
internal static class ScopingLedger
{
    /// <summary>Subject: the NDA. Digest: of the <see cref="NdaRecord"/>.</summary>
    internal const string Nda = "nda";

    /// <summary>Subject: the remark. Digest: of the <see cref="RemarkRecord"/>.</summary>
    internal const string Returned = "guidelines_returned";

    /// <summary>Subject: the import. Digest: of the <see cref="ImportRecord"/>, written when the import ends.</summary>
    internal const string Import = "import";

    /// <summary>Subject: the act. Digest: of the <see cref="HeldRecord"/>: held pairs were taken in or left out.</summary>
    internal const string Held = "held";

    /// <summary>Subject: the consent. Digest: of the <see cref="ConsentRecord"/>.</summary>
    internal const string Material = "audit_material";

    /// <summary>Subject: the act. Digest: of the <see cref="FromAuditRecord"/>: audited pairs became pairs to work with.</summary>
    internal const string FromAudit = "from_audit";
}
