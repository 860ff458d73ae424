using Concave.Kernel;
using Concave.Studio.Accounts.Links;
using Concave.Ui.Http;

namespace Concave.Studio.Installations.People;

/// <summary>Somebody who is to have an account, as a program asks for it.</summary>
public sealed record WantedAccount(string Login, string Name, IReadOnlyList<Roles> Roles, Guid? ClientId = null, string? Email = null);

/// <summary>Roles as a program sends them: all that are held from now on.</summary>
public sealed record WantedRoles(IReadOnlyList<Roles> Roles)
{
    internal Roles All => Roles.Aggregate(Kernel.Roles.None, (all, one) => all | one);
}

/// <summary>People and roles over HTTP, for the operator.</summary>
internal static class PeopleEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/installation/people");
        api.MapGet("", async (HttpContext http, ListPeople list, CancellationToken stop) =>
            (await list.Handle(ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("", async (WantedAccount body, HttpContext http, InvitePerson invite, CancellationToken stop) =>
            (await invite.Handle(new(body.Login, body.Name, new WantedRoles(body.Roles).All, body.ClientId, body.Email), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        var person = api.MapGroup("/{userId:guid}");
        person.MapGet("", async (Guid userId, HttpContext http, ViewPerson view, CancellationToken stop) =>
            (await view.Handle(new(userId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        person.MapPut("/roles", async (Guid userId, WantedRoles body, HttpContext http, SetRoles set, CancellationToken stop) =>
            (await set.Handle(new(userId, body.All), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        person.MapPut("/projects/{projectId:guid}/roles", async (Guid userId, Guid projectId, WantedRoles body, HttpContext http, SetProjectRoles set, CancellationToken stop) =>
            (await set.Handle(new(userId, projectId, body.All), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        person.MapPost("/disable", async (Guid userId, HttpContext http, DisableAccount disable, CancellationToken stop) =>
            (await disable.Handle(new(userId, Disabled: true), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        person.MapPost("/enable", async (Guid userId, HttpContext http, DisableAccount disable, CancellationToken stop) =>
            (await disable.Handle(new(userId, Disabled: false), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        person.MapPost("/links", async (Guid userId, HttpContext http, MakeLink make, CancellationToken stop) =>
            (await make.Handle(new(userId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }
}
