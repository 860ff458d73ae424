using Concave.Data.Accounts;
using Concave.Kernel;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Accounts;

/// <summary>What roles are called.</summary>
internal static class RoleWords
{
    /// <summary>One role.</summary>
    internal static string One(Roles role) => role switch
    {
        Roles.Annotator => T("annotator"),
        Roles.Senior => T("senior"),
        Roles.Lead => T("lead"),
        Roles.Client => T("client"),
        Roles.Engineer => T("engineer"),
        Roles.Operator => T("operator"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not one role."),
    };

    /// <summary>Several, or that there are none.</summary>
    internal static string Of(Roles roles) =>
        roles == Roles.None ? T("none") : string.Join(", ", Each().Where(r => roles.HasFlag(r)).Select(One));

    /// <summary>Every role there is.</summary>
    internal static IEnumerable<Roles> Each() => Enum.GetValues<Roles>().Where(r => r != Roles.None);
}

/// <summary>What scopes mean, in the words of whoever grants them.</summary>
internal static class ScopeWords
{
    internal static readonly IReadOnlyList<(Scopes Scope, Func<string> Says)> All =
    [
        (Scopes.Read, () => T("read: look at everything you see")),
        (Scopes.Annotate, () => T("annotate: calibrate, take tasks, submit judgments")),
        (Scopes.Review, () => T("review: adjudicate and spot-check")),
        (Scopes.Manage, () => T("manage: projects, guidelines and their approval, pairs, people, batches")),
        (Scopes.Deliver, () => T("deliver: seal deliveries, tickets and links")),
        (Scopes.Operate, () => T("operate: accounts, jobs, keys")),
    ];

    /// <summary>Several in a few words.</summary>
    internal static string Short(Scopes scopes) => string.Join(", ", All.Where(s => scopes.HasFlag(s.Scope)).Select(s => One(s.Scope)));

    private static string One(Scopes scope) => scope switch
    {
        Scopes.Read => T("read"),
        Scopes.Annotate => T("annotate"),
        Scopes.Review => T("review"),
        Scopes.Manage => T("manage"),
        Scopes.Deliver => T("deliver"),
        Scopes.Operate => T("operate"),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not one scope."),
    };
}

/// <summary>What is done to accounts, in words.</summary>
internal static class ActWords
{
    internal static string Of(AccountActKind kind) => kind switch
    {
        AccountActKind.Opened => T("opened"),
        AccountActKind.RolesSet => T("roles everywhere"),
        AccountActKind.ProjectRolesSet => T("roles on a project"),
        AccountActKind.Disabled => T("disabled"),
        AccountActKind.Enabled => T("enabled"),
        AccountActKind.LinkMade => T("link made"),
        AccountActKind.PasswordSet => T("password set"),
        AccountActKind.PasskeyAdded => T("passkey added"),
        AccountActKind.PasskeyRemoved => T("passkey removed"),
        AccountActKind.TokenMade => T("token made"),
        AccountActKind.TokenRevoked => T("token revoked"),
        AccountActKind.LoginLinked => T("sign-in elsewhere linked"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No word is agreed for it."),
    };
}
