using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>Adjudication and the spot check as pages: take the next one, decide it, and go on to the one after.</summary>
internal sealed class ReviewPages(ClaimReview claim, ReadReview read, Adjudicate adjudicate, SpotCheck check)
{
    private const string Confirm = "confirm";

    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/adjudications", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Take(projectId, ReviewKind.Adjudication, http, stop));
        pages.MapGet("/adjudications/{reviewId:guid}", (Guid projectId, Guid reviewId, HttpContext http, CancellationToken stop) =>
            Show<AdjudicationPage>(projectId, ReviewKind.Adjudication, reviewId, http, stop));
        pages.MapPost("/adjudications/{reviewId:guid}", Settle);
        pages.MapPost("/spot-checks", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Take(projectId, ReviewKind.SpotCheck, http, stop));
        pages.MapGet("/spot-checks/{reviewId:guid}", (Guid projectId, Guid reviewId, HttpContext http, CancellationToken stop) =>
            Show<SpotCheckPage>(projectId, ReviewKind.SpotCheck, reviewId, http, stop));
        pages.MapPost("/spot-checks/{reviewId:guid}", Check);
    }

    internal static string Room(Guid projectId, ReviewKind kind) => $"/projects/{projectId}/quality/{(kind == ReviewKind.Adjudication ? "adjudications" : "spot-checks")}";

    private async Task<IResult> Take(Guid projectId, ReviewKind kind, HttpContext http, CancellationToken stop)
    {
        var taken = await claim.Handle(new(projectId, kind), ActorOf(http), stop);
        return taken.Failed ? taken.Problem.ToPage() : PageAnswers.SeeOther($"{Room(projectId, kind)}/{taken.Value.ReviewId}");
    }

    private async Task<IResult> Show<TPage>(Guid projectId, ReviewKind kind, Guid reviewId, HttpContext http, CancellationToken stop)
        where TPage : PageOf<ReviewView> =>
        (await read.Handle(new(projectId, kind, reviewId), ActorOf(http), stop)).ToPage<TPage, ReviewView>();

    private async Task<IResult> Settle(Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var review = await read.Handle(new(projectId, ReviewKind.Adjudication, reviewId), ActorOf(http), stop);
        if (review.Failed)
            return review.Problem.ToPage();
        Adjudicate.Request request = new(reviewId, Decided(form, review.Value), form.Text("text"), form.Ticked("escalate"), form["error"].ToString(), form.Ticked("guideline_gap"));
        return await After(await adjudicate.Handle(request, ActorOf(http), stop), projectId, ReviewKind.Adjudication, http, () => Show<AdjudicationPage>(projectId, ReviewKind.Adjudication, reviewId, http, stop), stop);
    }

    private async Task<IResult> Check(Guid projectId, Guid reviewId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var review = await read.Handle(new(projectId, ReviewKind.SpotCheck, reviewId), ActorOf(http), stop);
        if (review.Failed)
            return review.Problem.ToPage();
        var confirmed = form["decision"] == Confirm;
        SpotCheck.Request request = new(reviewId, confirmed, confirmed ? null : Decided(form, review.Value), form.Text("note"));
        return await After(await check.Handle(request, ActorOf(http), stop), projectId, ReviewKind.SpotCheck, http, () => Show<SpotCheckPage>(projectId, ReviewKind.SpotCheck, reviewId, http, stop), stop);
    }

    private async Task<IResult> After(Result<ReviewDoneView> done, Guid projectId, ReviewKind kind, HttpContext http, Func<Task<IResult>> again, CancellationToken stop)
    {
        if (done.Failed)
            return await done.Problem.Again(http, again);
        var next = await claim.Handle(new(projectId, kind), ActorOf(http), stop);
        return PageAnswers.SeeOther(next.Failed ? $"/projects/{projectId}/quality" : $"{Room(projectId, kind)}/{next.Value.ReviewId}");
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
