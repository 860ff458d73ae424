using Concave.Data.Context;

namespace Concave.Data.Content;

/// <summary>How something stopped being there.</summary>
public enum Forgetting
{
    /// <summary>The rows or files are gone.</summary>
    Erased,

    /// <summary>The rows only grow, so they stay as they are; the key that opened them is gone.</summary>
    Unreadable,
}

/// <summary>One line of what was forgotten, for the certificate.</summary>
/// <param name="What">A noun in the plural: "judgments".</param>
/// <param name="Count">How many.</param>
/// <param name="How">How it stopped being there.</param>
public sealed record Forgotten(string What, int Count, Forgetting How);

/// <summary>What one part of the house has to forget of a project whose content is destroyed. Every part that holds content registers one.</summary>
public interface IForgetProject
{
    /// <summary>Erases the rows that can be erased, inside the transaction that destroys the key, and counts those that become unreadable.</summary>
    Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop);

    /// <summary>The keys of the blobs that hold the project's content; asked before the rows go.</summary>
    Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop);
}
