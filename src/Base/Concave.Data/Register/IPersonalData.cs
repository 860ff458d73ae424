using Concave.Data.Context;

namespace Concave.Data.Register;

/// <summary>One part of what the house knows of a person, for their own eyes.</summary>
/// <param name="Name">What it is: "credentials".</param>
/// <param name="Rows">As the house has them.</param>
public sealed record PersonalPart(string Name, IReadOnlyList<object> Rows);

/// <summary>What one part of the house knows of people. Every part that stores personal data registers one.</summary>
public interface IPersonalData
{
    /// <summary>The tables that <see cref="Erase"/> changes: their files are cleaned of what went.</summary>
    IReadOnlyList<string> Tables => [];

    /// <summary>What is known of the person.</summary>
    Task<IReadOnlyList<PersonalPart>> Of(ConcaveDb db, Guid personId, CancellationToken stop);

    /// <summary>Erases it, inside the transaction that puts the person among the erased.</summary>
    Task Erase(ConcaveDb db, Guid personId, CancellationToken stop);
}

/// <summary>Logs of a project that are kept for a time of their own after its content is gone. Every part that keeps some registers one.</summary>
public interface IProjectLog
{
    /// <summary>Erases them, inside the transaction that puts the project among those whose logs are gone.</summary>
    Task Erase(ConcaveDb db, Guid projectId, CancellationToken stop);
}

/// <summary>When append-only rows may go after all, for <see cref="AppendOnly.IsAppendOnlyUnless"/>.</summary>
public static class Gone
{
    /// <summary>The person stands among the erased.</summary>
    /// <param name="person">SQL that gives the person's id of the row <c>OLD</c>.</param>
    public static string Person(string person) => $"EXISTS (SELECT 1 FROM erased_people WHERE person_id = {person})";

    /// <summary>The logs of the project are erased.</summary>
    /// <param name="project">SQL that gives the project's id of the row <c>OLD</c>.</param>
    public static string Log(string project) => $"EXISTS (SELECT 1 FROM erased_logs WHERE project_id = {project})";
}
