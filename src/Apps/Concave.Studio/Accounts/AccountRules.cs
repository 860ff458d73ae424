using Concave.Kernel;

namespace Concave.Studio.Accounts;

/// <summary>Which roles go together in one account.</summary>
internal static class AccountRules
{
    private const Roles All = Roles.Annotator | Roles.Senior | Roles.Lead | Roles.Client | Roles.Engineer | Roles.Operator;

    internal static readonly Problem ClientUnknown =
        new("client-not-found", ProblemKind.Invalid, "There is no such client.", "Create the client first; its id stands on its page.", "client");

    /// <summary>Roles that may be given for one project alone.</summary>
    internal const Roles OnProjects = Roles.Annotator | Roles.Senior | Roles.Lead | Roles.Engineer;

    /// <summary>
    /// What is wrong with these roles, or null. The client's people hold no role of the house, and know only their own
    /// client. Without any role everywhere somebody may still hold one on a project.
    /// </summary>
    internal static Problem? Check(Roles roles, Guid? clientId)
    {
        if ((roles & ~All) != Roles.None)
            return Fault("There is no such role.", "Choose among those that there are.");
        if (roles.HasFlag(Roles.Client) != clientId is not null)
            return Fault("A client's account names its client, and no other does.", "Name the client, or take the role away.");
        return roles.HasFlag(Roles.Client) && roles != Roles.Client
            ? Fault("A client's account holds no role of the house.", "Open two accounts.")
            : null;
    }

    /// <summary>What is wrong with giving these roles on one project, or null.</summary>
    internal static Problem? CheckOnProject(Roles roles, Guid? clientId)
    {
        if ((roles & ~OnProjects) != Roles.None)
            return Fault("This role is not given for one project.", "Give it everywhere, or choose another.");
        return clientId is not null && roles != Roles.None ? Fault("A client's account holds no role of the house.", "Open two accounts.") : null;
    }

    private static Problem Fault(string detail, string mend) => new("roles-invalid", ProblemKind.Invalid, detail, mend, "roles");
}

/// <summary>What ASP.NET Core Identity refuses, in our terms.</summary>
internal static class IdentityProblems
{
    internal static Problem Of(Microsoft.AspNetCore.Identity.IdentityResult refused)
    {
        var first = refused.Errors.First();
        var field = first.Code.Contains("Password", StringComparison.Ordinal) ? "password" : "login";
        return new("account-invalid", ProblemKind.Invalid, first.Description, "Change it and try again.", field);
    }
}
