using Concave.Kernel;
using Concave.Scoping;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Studio.Projects;

/// <summary>The page on which a project begins.</summary>
public sealed record BeginProjectView(IReadOnlyList<ClientView> Clients);

/// <summary>A project's beginning by form: for a client who is there, or a new one.</summary>
internal static class BeginProject
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/projects").ExcludeFromDescription();
        pages.MapGet("/new", Show);
        pages.MapPost("/new", Begin);
    }

    private static async Task<IResult> Show(HttpContext http, ListClients list, CancellationToken stop) =>
        (await list.Handle(new(), ActorOf(http), stop)).Then<BeginProjectView>(clients => new BeginProjectView(clients)).ToPage<BeginProjectPage, BeginProjectView>();

    private static async Task<IResult> Begin(IFormCollection form, HttpContext http, ListClients list, CreateClient client, CreateProject project, CancellationToken stop)
    {
        var actor = ActorOf(http);
        // The title is looked at first: a client made for a project that is then refused would stay alone.
        var begun = NameRules.Check(form.Text("title"), "title") is { } untitled ? untitled : await Make(form, actor, client, project, stop);
        return await begun.After(http, $"/projects/{begun.Value}/scoping", () => Show(http, list, stop));
    }

    private static async Task<Result<Guid>> Make(IFormCollection form, Actor actor, CreateClient client, CreateProject project, CancellationToken stop)
    {
        var owner = form.Id("client") is { } known ? known : await client.Handle(new(form.Text("name")), actor, stop);
        return owner.Failed ? owner.Problem : await project.Handle(new(owner.Value, form.Text("title"), form.Ticked("simulated")), actor, stop);
    }
}
