using Concave.Data.Accounts;
using Concave.Kernel;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>Which scope an address of the API needs, and which scopes are any use to somebody.</summary>
internal static class ScopeRules
{
    /// <summary>All that there are, in the order they are offered.</summary>
    internal static readonly Scopes[] All = [Scopes.Read, Scopes.Annotate, Scopes.Review, Scopes.Manage, Scopes.Deliver, Scopes.Operate];

    /// <summary>The scope needed. An address nobody thought of when this was written needs the widest of its kind.</summary>
    internal static Scopes Needed(string method, string pattern) => pattern.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["api", "installation", ..] or ["api", "delivery", "keys", "rotate"] => Scopes.Operate,
        _ when HttpMethods.IsGet(method) || HttpMethods.IsHead(method) => Scopes.Read,
        ["api", "annotation", ..] => Scopes.Annotate,
        ["api", "matching", "calibration", ..] or ["api", "matching", "projects", _, "calibration" or "acceptance", ..] or ["api", "matching", "projects", _, "pilot" or "audit", "answers"] => Scopes.Annotate,
        ["api", "quality", "projects", _, "own-work", ..] => Scopes.Annotate,
        ["api", "quality", .., "root-causes" or "pauses" or "lift" or "retire"] => Scopes.Manage,
        ["api", "quality", ..] => Scopes.Review,
        ["api", "delivery", ..] => Scopes.Deliver,
        _ => Scopes.Manage,
    };

    /// <summary>What a token of somebody with these roles can be good for; what they do beside is decided by the roles themselves.</summary>
    internal static Scopes Offered(Roles roles)
    {
        var offered = Scopes.Read;
        if ((roles & Roles.Annotator) != Roles.None)
            offered |= Scopes.Annotate;
        if ((roles & (Roles.Senior | Roles.Engineer)) != Roles.None)
            offered |= Scopes.Review;
        if ((roles & (Roles.Lead | Roles.Client)) != Roles.None)
            offered |= Scopes.Manage | Scopes.Deliver;
        if ((roles & Roles.Operator) != Roles.None)
            offered |= Scopes.Operate;
        return offered;
    }
}
