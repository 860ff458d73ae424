using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Accounts.Links;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Installations.People;

/// <summary>The operator's pages of people and roles.</summary>
internal static class PeoplePages
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/installation/people").ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, CancellationToken stop) => ShowAll(http, stop));
        pages.MapPost("", Open);
        var person = pages.MapGroup("/{userId:guid}");
        person.MapGet("", (Guid userId, HttpContext http, CancellationToken stop) => Show(userId, http, link: null, stop));
        person.MapPost("/roles", async (Guid userId, IFormCollection form, HttpContext http, SetRoles set, CancellationToken stop) =>
            await After(userId, await set.Handle(new(userId, Ticked(form)), ActorFromClaims.ActorOf(http), stop), http, stop));
        person.MapPost("/projects", async (Guid userId, IFormCollection form, HttpContext http, SetProjectRoles set, CancellationToken stop) =>
            await After(userId, await set.Handle(new(userId, form.Id("project") ?? Guid.Empty, Ticked(form)), ActorFromClaims.ActorOf(http), stop), http, stop));
        person.MapPost("/disable", async (Guid userId, IFormCollection form, HttpContext http, DisableAccount disable, CancellationToken stop) =>
            await After(userId, await disable.Handle(new(userId, form["disabled"] == "true"), ActorFromClaims.ActorOf(http), stop), http, stop));
        person.MapPost("/links", async (Guid userId, IFormCollection form, HttpContext http, MakeLink make, CancellationToken stop) =>
            await Linked(await make.Handle(new(userId), ActorFromClaims.ActorOf(http), stop), http, () => Show(userId, http, link: null, stop), stop));
    }

    private static async Task<IResult> Open(IFormCollection form, HttpContext http, InvitePerson invite, CancellationToken stop)
    {
        InvitePerson.Request request = new(form.Text("login"), form.Text("name"), Ticked(form), form.Id("client"), form.Text("email"));
        return await Linked(await invite.Handle(request, ActorFromClaims.ActorOf(http), stop), http, () => ShowAll(http, stop), stop);
    }

    // The link stands on the page that answers the form: it is nowhere else, so that there is nothing to redirect to.
    private static async Task<IResult> Linked(Result<MadeLink> made, HttpContext http, Func<Task<IResult>> again, CancellationToken stop) => made.Failed
        ? await made.Problem.Again(http, again)
        : await Show(made.Value.UserId, http, $"{http.Request.Scheme}://{http.Request.Host}{made.Value.Path}", stop);

    private static Task<IResult> After(Guid userId, Result<Done> done, HttpContext http, CancellationToken stop) =>
        done.After(http, $"/installation/people/{userId}", () => Show(userId, http, link: null, stop));

    private static async Task<IResult> ShowAll(HttpContext http, CancellationToken stop)
    {
        var list = http.RequestServices.GetRequiredService<ListPeople>();
        return (await list.Handle(ActorFromClaims.ActorOf(http), stop)).ToPage<PeoplePage, PeopleView>();
    }

    private static async Task<IResult> Show(Guid userId, HttpContext http, string? link, CancellationToken stop)
    {
        var view = http.RequestServices.GetRequiredService<ViewPerson>();
        var seen = await view.Handle(new(userId), ActorFromClaims.ActorOf(http), stop);
        return seen.Failed ? seen.Problem.ToPage() : PageAnswers.Page<PersonPage, PersonView>(seen.Value with { Link = link });
    }

    private static Roles Ticked(IFormCollection form) =>
        RoleWords.Each().Where(r => form["role"].Contains(r.ToString(), StringComparer.Ordinal)).Aggregate(Roles.None, (all, one) => all | one);
}
