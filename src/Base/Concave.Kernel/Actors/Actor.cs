namespace Concave.Kernel;

/// <summary>What somebody may do. A person may hold several; none of them opens a gate.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Judges pairs of the projects they are qualified for.</summary>
    Annotator = 1,

    /// <summary>Adjudicates disagreements.</summary>
    Senior = 2,

    /// <summary>Runs projects.</summary>
    Lead = 4,

    /// <summary>Approves guidelines, downloads and verifies deliveries of their own projects.</summary>
    Client = 8,

    /// <summary>The ML-engineering team that does the tier 3 spot check.</summary>
    Engineer = 16,

    /// <summary>Runs the installation. Sees no content.</summary>
    Operator = 32,
}

/// <summary>Roles that somebody holds on one project, beside those they hold everywhere.</summary>
public sealed record ProjectGrant(Guid ProjectId, Roles Roles);

/// <summary>Who is acting: every handler takes one, and answers for what it may do.</summary>
/// <param name="Id">The user's id; for annotators it is also their annotator id.</param>
/// <param name="Roles">The roles held everywhere.</param>
/// <param name="ClientId">The client a client user belongs to.</param>
/// <param name="Grant">What is held besides on the project that the request is about.</param>
public sealed record Actor(Guid Id, Roles Roles, Guid? ClientId = null, ProjectGrant? Grant = null)
{
    /// <summary>True when any of <paramref name="roles"/> is held, everywhere or on the project that the request is about.</summary>
    public bool Has(Roles roles) => ((Roles | (Grant?.Roles ?? Roles.None)) & roles) != Roles.None;

    /// <summary>True when any of <paramref name="roles"/> is held on this very project.</summary>
    public bool HasOn(Guid projectId, Roles roles) => HasEverywhere(roles) || (Grant?.ProjectId == projectId && Has(roles));

    /// <summary>True when any of <paramref name="roles"/> is held on every project.</summary>
    public bool HasEverywhere(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>The refusal for an action that needs one of <paramref name="needed"/>, or null when it is held.</summary>
    public Problem? Refuse(Roles needed) => Has(needed)
        ? null
        : new("role-missing", ProblemKind.Forbidden, $"This needs the role {needed}.", "Ask the lead of the project, or sign in as somebody who holds it.");
}
