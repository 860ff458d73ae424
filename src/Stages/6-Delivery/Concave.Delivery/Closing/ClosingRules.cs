using System.Globalization;
using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.Delivery.Closing;

/// <summary>Who may close, call off and archive, and what the law keeps.</summary>
internal static class ClosingRules
{
    private const int LongestArchiveYears = 10;

    /// <summary>Years for which personal data, traffic data and logs of processing are kept: DPDP Rules 2025, rule 8(3).</summary>
    private const int LogYears = 1;

    /// <summary>Years in which a claim from the contract can be brought: Limitation Act 1963, article 55.</summary>
    private const int ClaimYears = 3;

    internal const string Key =
        "The AES-256 key of the project is gone: its wrapped half was deleted from the database, its other half was overwritten and deleted from the key folder.";

    internal const string Copies =
        "Backups of the database and of the blobs made before hold ciphertext that nothing opens any more. A copy of the key folder made before could still open them; the house destroys those copies as its operations handbook says.";

    /// <summary>Why this person cannot call the closing off, or null. What the client asked for the client alone calls off.</summary>
    internal static Problem? RefuseCallOff(ProjectStep last, Actor actor) =>
        last is { To: ProjectState.Closing, ByClient: true } && !IsClient(actor) ? Errors.ClosingIsClients : null;

    /// <summary>Why the archive cannot be kept, or null.</summary>
    internal static Problem? RefuseArchive(DateOnly until, Actor actor, DateTimeOffset now)
    {
        if (!IsClient(actor))
            return Errors.ArchiveIsClients;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return until <= today || until > today.AddYears(LongestArchiveYears) ? Errors.ArchiveDay(LongestArchiveYears) : null;
    }

    /// <summary>What stays when the content is gone.</summary>
    internal static IReadOnlyList<KeptRecord> Kept(DateTimeOffset destroyedAt) =>
    [
        new("who downloaded what and when, tickets, jobs", "DPDP Rules 2025, rule 8(3)", After(destroyedAt, LogYears)),
        new("names and profiles of those who took part: of each until a year after their last work for the house, then erased at their request or with their account", "DPDP Rules 2025, rule 8(3)", Until: null),
        new("pseudonyms, qualifications and times of work, which lead to nobody once the name is erased", "the ledger and the figures rest on these rows", Until: null),
        new("the signed NDA with its parties and day", "Limitation Act 1963, article 55", After(destroyedAt, ClaimYears)),
        new("choices, scores of gates and counts without the texts they belong to", "figures of the house's quality, which name no content", Until: null),
        new("the ledger: ids, times and SHA-256 digests", "a delivery that the client holds can still be checked against it", Until: null),
        new("this certificate and the steps that led to it", "proof of deletion", Until: null),
    ];

    private static bool IsClient(Actor actor) => actor.Has(Roles.Client) && !actor.Has(Roles.Lead);

    private static string After(DateTimeOffset time, int years) => time.UtcDateTime.AddYears(years).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
