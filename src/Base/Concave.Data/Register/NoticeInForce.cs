using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Register;

/// <summary>The newest notice of personal data: nobody works before they have agreed to it (DPDP Act 2023, sections 5 and 6).</summary>
public static class NoticeInForce
{
    /// <summary>The page on which one reads and agrees.</summary>
    public const string Page = "/account/data";

    /// <summary>What the work is refused with.</summary>
    public static readonly Problem NotAgreed = new(
        "notice-not-agreed", ProblemKind.Forbidden, "You have not agreed to the notice of personal data that is in force.", $"Read it at {Page} and agree to it there; then go on here.");

    /// <summary>
    /// Whether the newest version says that some of the AI's suggestions are wrong on purpose. Whoever works has agreed to
    /// it, and a later version has to say so too.
    /// </summary>
    public static Task<bool> TellsOfWrongSuggestions(ConcaveDb db, CancellationToken stop) =>
        db.PrivacyNotices.AnyAsync(n => n.TellsOfWrongSuggestions && n.Version == db.PrivacyNotices.Max(newest => newest.Version), stop);

    /// <summary>Refuses somebody who did not agree to the newest version, or took it back; null while no notice is published.</summary>
    public static async Task<Problem?> Refuse(ConcaveDb db, Guid personId, CancellationToken stop)
    {
        var open = await db.PrivacyNotices.AnyAsync(
            n => n.Version == db.PrivacyNotices.Max(newest => newest.Version)
                && !db.Consents.Any(c => c.PersonId == personId && c.Given && c.Notice == n.Version
                    && !db.Consents.Any(later => later.PersonId == personId && !later.Given && later.At >= c.At)),
            stop);
        return open ? NotAgreed : null;
    }
}
