using System.Text;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>A task that was given back, for the lead.</summary>
/// <param name="Pair">The pair's name in the client's file.</param>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Reason">The annotator's own words.</param>
public sealed record ReturnedView(string Pair, string Pseudonym, ReturnKind Kind, string Reason, DateTimeOffset At);

/// <summary>Reads what annotators said of the tasks they gave back.</summary>
internal static class ReturnedTasks
{
    private const int Most = 100;

    /// <summary>The newest of a project, at most a hundred.</summary>
    internal static async Task<IReadOnlyList<ReturnedView>> Of(ConcaveDb db, ContentVault vault, Guid project, CancellationToken stop)
    {
        var rows = await (
            from returned in db.TaskReturns
            where returned.ProjectId == project
            join task in db.Assignments on returned.AssignmentId equals task.Id
            join pair in db.Pairs on task.PairId equals pair.Id
            orderby returned.ReturnedAt descending
            select new { pair.ExternalId, task.Pseudonym, returned.Kind, returned.Reason, returned.ReturnedAt }).Take(Most).ToListAsync(stop);
        List<ReturnedView> views = [];
        foreach (var row in rows)
            views.Add(new(row.ExternalId, row.Pseudonym, row.Kind, Encoding.UTF8.GetString(await vault.OpenBytes(project, row.Reason, stop)), row.ReturnedAt));
        return views;
    }
}
