using Concave.Data.Content;

namespace Concave.Quality;

/// <summary>A decision as its form has it, before it is one.</summary>
/// <param name="Decision">The value of the choice: adopt-1, a, b, tie, cannot_judge, confirm; "" while nothing is chosen.</param>
/// <param name="Text">The written resolution, or the note of a spot check.</param>
public sealed record ReviewDraft(string Decision = "", string Text = "", string Error = "", bool GuidelineGap = false, bool Escalate = false);

/// <summary>A claimed review and what its holder has entered so far.</summary>
internal sealed record HeldReview(ReviewTask Task, ReviewDraft Draft)
{
    internal static async Task<HeldReview> Of(ReviewTask task, ContentVault vault, CancellationToken stop) =>
        new(task, task.Draft is { } content ? await vault.Open<ReviewDraft>(task.ProjectId, content, stop) : new());
}
