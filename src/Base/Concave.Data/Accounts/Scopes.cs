namespace Concave.Data.Accounts;

/// <summary>What a program may do with an access token: never more than its owner, and of that only this.</summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>Look at everything its owner sees.</summary>
    Read = 1,

    /// <summary>Calibrate, take tasks, keep drafts, submit judgments.</summary>
    Annotate = 2,

    /// <summary>Adjudicate and spot-check.</summary>
    Review = 4,

    /// <summary>Set up and run projects: briefs, guidelines and their approval, pairs, people, batches.</summary>
    Manage = 8,

    /// <summary>Seal deliveries, hand out tickets and links.</summary>
    Deliver = 16,

    /// <summary>Run the installation: accounts, jobs, keys.</summary>
    Operate = 32,
}
