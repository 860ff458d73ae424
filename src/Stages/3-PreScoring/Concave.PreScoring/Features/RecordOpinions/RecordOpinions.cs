using System.Text.RegularExpressions;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.RecordOpinions;

/// <summary>
/// Takes in opinions that an AI gave elsewhere, from a file. They are kept under a name that says so, <c>recorded:…</c>;
/// a file read twice changes nothing.
/// </summary>
public sealed partial class RecordOpinions(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="ProjectId">The project whose pairs they are about.</param>
    /// <param name="Path">A file that <see cref="OpinionFile"/> reads.</param>
    /// <param name="ProviderName">Who gave them: <c>gpt-3.5</c>, kept as <c>recorded:gpt-3.5</c>.</param>
    public sealed record Request(Guid ProjectId, string Path, string ProviderName);

    public async Task<Result<OpinionReport>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        if (Name(request.ProviderName) is not { } name)
            return Errors.ProviderName;
        if (!await Exists(request.ProjectId, stop))
            return Errors.ProjectUnknown;
        if (await OfSameFamily(request.ProjectId, name, stop) is { } own)
            return own;
        var readable = OpinionFile.Check(request.Path);
        return readable.Failed
            ? readable.Problem
            : await new KeepOpinions(store, vault, clock).Handle(request.ProjectId, new RecordedPreScorer(name, request.Path), stop);
    }

    /// <summary>The name as it is kept, or null when it is none.</summary>
    internal static string? Name(string given)
    {
        var bare = given.StartsWith(RecordedPreScorer.Prefix, StringComparison.Ordinal) ? given[RecordedPreScorer.Prefix.Length..] : given;
        return Plain().IsMatch(bare) ? RecordedPreScorer.Prefix + bare : null;
    }

    // The name is all that is known of who gave them.
    private async Task<Problem?> OfSameFamily(Guid project, string name, CancellationToken stop)
    {
        await using var db = store.Read();
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == project).OrderByDescending(g => g.Version).Select(g => g.Document).FirstOrDefaultAsync(stop);
        var plan = approved is null ? null : (await vault.Open<GuidelinesDocument>(project, approved, stop)).Plan;
        return await FamilyCheck.Refuse(db, project, name, FamilyRules.Of(name[RecordedPreScorer.Prefix.Length..]), plan, stop);
    }

    private async Task<bool> Exists(Guid project, CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.Projects.AnyAsync(p => p.Id == project, stop);
    }

    // The name is shown to people and written into deliveries: nothing in it may mean anything to HTML or a spreadsheet.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Plain();
}
