using Concave.Data.Register;
using Concave.Kernel;

namespace Concave.Studio.Register;

/// <summary>Deadlines and forms of the register of personal data.</summary>
internal static class RegisterRules
{
    /// <summary>What the house promises; the law's limit is 90 days (DPDP Rules 2025, rule 14).</summary>
    internal static readonly TimeSpan Answer = TimeSpan.FromDays(30);

    /// <summary>How long personal data, traffic data and logs of processing are kept: DPDP Rules 2025, rule 8(3). CERT-In asks for 180 days of logs.</summary>
    internal static DateTimeOffset KeptUntil(DateTimeOffset used) => used.AddYears(1);

    private const int LongestText = 4000;
    private const int LongestNotice = 50_000;

    /// <summary>When data whose erasure was asked for has to go: a year after it was last used, rule 8(3); at once when that is over.</summary>
    internal static DateTimeOffset ErasureDue(DateTimeOffset? lastUse, DateTimeOffset now) => lastUse is { } used && KeptUntil(used) > now ? KeptUntil(used) : now;

    /// <summary>By when a duty of a breach has to be done. "Without delay" is counted here as a day.</summary>
    internal static DateTimeOffset Due(BreachDuty duty, DateTimeOffset noticed) => noticed + (duty switch
    {
        BreachDuty.CertIn => TimeSpan.FromHours(6),
        BreachDuty.BoardTold or BreachDuty.PeopleTold => TimeSpan.FromHours(24),
        BreachDuty.BoardReport => TimeSpan.FromHours(72),
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "No deadline is agreed for this duty."),
    });

    /// <summary>What is wrong with something somebody wrote, or null.</summary>
    internal static Problem? CheckText(string text, string field) => text.Trim().Length is 0 or > LongestText || text.Contains('\0', StringComparison.Ordinal)
        ? new("register-text", ProblemKind.Invalid, $"The text has 1 to {LongestText} characters.", "Say it in that.", field)
        : null;

    /// <summary>What is wrong with a notice, or null.</summary>
    internal static Problem? CheckNotice(string language, string text) =>
        language.Length is < 2 or > 12 || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new("notice-language", ProblemKind.Invalid, "The language is no tag.", "Write a tag such as en or hi.", "language")
            : text.Trim().Length is 0 or > LongestNotice
                ? new("notice-text", ProblemKind.Invalid, $"A notice has 1 to {LongestNotice} characters.", "Say which data, what for, how to withdraw, and where to complain.", "text")
                : null;

    internal static readonly Problem NoticeUnknown =
        new("notice-unknown", ProblemKind.NotFound, "There is no such notice.", "Load the page again; a newer one may be in force.");

    internal static readonly Problem NoticeSaysLess =
        new("notice-says-less", ProblemKind.Conflict, "The version before, or this version in another language, says otherwise about suggestions that are wrong on purpose.", "Let the text say it as they do, and tick the box as they have it.", "tells");

    internal static readonly Problem NoticeOutOfTurn =
        new("notice-version", ProblemKind.Conflict, "This version of the notice exists in this language, or versions are left out.", "Publish the next version, or another language of the newest.", "version");

    internal static readonly Problem RequestUnknown =
        new("request-unknown", ProblemKind.NotFound, "There is no such request.", "Look at the register again.");

    internal static readonly Problem RequestAnswered =
        new("request-answered", ProblemKind.Conflict, "The request was answered.", "Look at the register again.");

    internal static readonly Problem PersonErased =
        new("person-erased", ProblemKind.Conflict, "This person's data is erased, and with it the key of what they wrote.", "There is nothing left to do.");

    internal static readonly Problem BreachUnknown =
        new("breach-unknown", ProblemKind.NotFound, "There is no such breach, or this duty was done.", "Look at the register again.");

    internal static readonly Problem BreachTime =
        new("breach-time", ProblemKind.Invalid, "A breach was noticed in the past.", "Give the UTC time at which somebody first noticed it.", "noticed");
}
