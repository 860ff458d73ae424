using Concave.Data.Accounts;
using Concave.Kernel;

namespace Concave.Studio.Accounts;

/// <summary>What is about to be done to an account in this scope; it is written in the transaction of the change itself.</summary>
public sealed class Journal(TimeProvider clock)
{
    private readonly List<AccountAct> noted = [];

    /// <summary>Notes an act for the next change that is written.</summary>
    internal void Note(Guid user, AccountActKind kind, Guid? by, Roles? roles = null, string? about = null) =>
        noted.Add(Act(clock, user, kind, by, roles, about));

    /// <summary>Gives what was noted, once: a change that fails takes its acts with it.</summary>
    internal IReadOnlyList<AccountAct> Take()
    {
        AccountAct[] taken = [.. noted];
        noted.Clear();
        return taken;
    }

    internal static AccountAct Act(TimeProvider clock, Guid user, AccountActKind kind, Guid? by, Roles? roles = null, string? about = null, Guid? project = null) => new()
    {
        Id = clock.NewId(),
        UserId = user,
        Kind = kind,
        At = clock.GetUtcNow(),
        By = by,
        Roles = roles,
        About = about,
        ProjectId = project,
    };
}
