using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>Adjudication and the spot check as pages: take the next one, decide it, and go on to the one after.</summary>
internal sealed class ReviewPages(ClaimReview claim, ReadReview read, KeepReview keep, Adjudicate adjudicate, SpotCheck check)
{
    private const string Confirm = "confirm";

    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/adjudications", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Take(projectId, ReviewKind.Adjudication, http, stop));
        pages.MapGet("/adjudications/{reviewId:guid}", (Guid projectId, Guid reviewId, HttpContext http, CancellationToken stop) =>
            Show<AdjudicationPage>(projectId, ReviewKind.Adjudication, reviewId, http, stop));
        pages.MapPost("/adjudications/{reviewId:guid}", Settle);
        pages.MapPost("/adjudications/{reviewId:guid}/draft", (Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Keep<AdjudicationPage>(projectId, ReviewKind.Adjudication, reviewId, form, http, stop));
        pages.MapPost("/spot-checks", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Take(projectId, ReviewKind.SpotCheck, http, stop));
        pages.MapGet("/spot-checks/{reviewId:guid}", (Guid projectId, Guid reviewId, HttpContext http, CancellationToken stop) =>
            Show<SpotCheckPage>(projectId, ReviewKind.SpotCheck, reviewId, http, stop));
        pages.MapPost("/spot-checks/{reviewId:guid}", Check);
        pages.MapPost("/spot-checks/{reviewId:guid}/draft", (Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Keep<SpotCheckPage>(projectId, ReviewKind.SpotCheck, reviewId, form, http, stop));
    }

    internal static string Room(Guid projectId, ReviewKind kind) => $"/projects/{projectId}/quality/{(kind == ReviewKind.Adjudication ? "adjudications" : "spot-checks")}";

    /// <summary>The page of a review, where its decision is sent.</summary>
    internal static string PathOf(ReviewView review) => $"{Room(review.ProjectId, review.Kind)}/{review.ReviewId}";

    internal static Keeping Keeping(ReviewView review) => new(review.ReviewId, $"{PathOf(review)}/draft", review.DraftRevision);

    private async Task<IResult> Take(Guid projectId, ReviewKind kind, HttpContext http, CancellationToken stop)
    {
        var taken = await claim.Handle(new(projectId, kind), ActorOf(http), stop);
        return taken.Failed ? taken.Problem.ToPage() : PageAnswers.SeeOther($"{Room(projectId, kind)}/{taken.Value.ReviewId}");
    }

    private async Task<IResult> Show<TPage>(Guid projectId, ReviewKind kind, Guid reviewId, HttpContext http, CancellationToken stop)
        where TPage : PageOf<ReviewView> =>
        (await read.Handle(new(projectId, kind, reviewId), ActorOf(http), stop)).ToPage<TPage, ReviewView>();

    // What was refused: the page again with what was entered, or the problem for the script, whose page still has it.
    private Task<IResult> Again<TPage>(Problem problem, Guid projectId, ReviewKind kind, Guid reviewId, HttpContext http, CancellationToken stop)
        where TPage : PageOf<ReviewView> =>
        http.IsScript ? Task.FromResult(problem.ToScript()) : problem.Again(http, () => Show<TPage>(projectId, kind, reviewId, http, stop));

    private async Task<IResult> Keep<TPage>(Guid projectId, ReviewKind kind, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop)
        where TPage : PageOf<ReviewView>
    {
        ReviewDraft draft = new(form["decision"].ToString(), form.Text(kind == ReviewKind.Adjudication ? "text" : "note"), form["error"].ToString(), form.Ticked("guideline_gap"), form.Ticked("escalate"));
        var kept = await keep.Handle(new(projectId, kind, reviewId, form.Number("revision") ?? -1, draft), ActorOf(http), stop);
        if (kept.Failed)
            return await Again<TPage>(kept.Problem, projectId, kind, reviewId, http, stop);
        return http.IsScript ? kept.ToScript() : PageAnswers.SeeOther($"{Room(projectId, kind)}/{reviewId}");
    }

    private async Task<IResult> Settle(Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var review = await read.Handle(new(projectId, ReviewKind.Adjudication, reviewId, Decided: true), ActorOf(http), stop);
        if (review.Failed)
            return http.IsScript ? review.Problem.ToScript() : review.Problem.ToPage();
        Adjudicate.Request request = new(reviewId, Decided(form, review.Value), form.Text("text"), form.Ticked("escalate"), form["error"].ToString(), form.Ticked("guideline_gap"));
        return await After<AdjudicationPage>(await adjudicate.Handle(request, ActorOf(http), stop), projectId, ReviewKind.Adjudication, reviewId, http, stop);
    }

    private async Task<IResult> Check(Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var review = await read.Handle(new(projectId, ReviewKind.SpotCheck, reviewId, Decided: true), ActorOf(http), stop);
        if (review.Failed)
            return http.IsScript ? review.Problem.ToScript() : review.Problem.ToPage();
        var confirmed = form["decision"] == Confirm;
        SpotCheck.Request request = new(reviewId, confirmed, confirmed ? null : Decided(form, review.Value), form.Text("note"));
        return await After<SpotCheckPage>(await check.Handle(request, ActorOf(http), stop), projectId, ReviewKind.SpotCheck, reviewId, http, stop);
    }

    private async Task<IResult> After<TPage>(Result<ReviewDoneView> done, Guid projectId, ReviewKind kind, Guid reviewId, HttpContext http, CancellationToken stop)
        where TPage : PageOf<ReviewView>
    {
        if (done.Failed)
            return await Again<TPage>(done.Problem, projectId, kind, reviewId, http, stop);
        var next = await claim.Handle(new(projectId, kind), ActorOf(http), stop);
        return http.Go(next.Failed ? $"/projects/{projectId}/quality" : $"{Room(projectId, kind)}/{next.Value.ReviewId}");
    }

    // "adopt-2" is what the second judgment chose; what is no choice becomes one that no rule takes.
    private static Choice Decided(IFormCollection form, ReviewView review) => form["decision"].ToString().Split('-') switch
    {
        ["adopt", var number] => review.Judgments.FirstOrDefault(j => FormattableString.Invariant($"{j.Number}") == number)?.Choice ?? (Choice)(-1),
        ["a"] => Choice.A,
        ["b"] => Choice.B,
        ["tie"] => Choice.Tie,
        ["cannot_judge"] => Choice.CannotJudge,
        _ => (Choice)(-1),
    };
}
