using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Ui.Judging.Keys;

/// <summary>Where somebody chooses their keys.</summary>
internal static class KeyPages
{
    internal const string Address = "/account/keys";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Address).ExcludeFromDescription();
        pages.MapGet("", Show);
        pages.MapPost("", Choose);
    }

    private static async Task<IResult> Show(HttpContext http, OwnKeys keys, CancellationToken stop) =>
        PageAnswers.Page<KeysPage, KeyMap>(await keys.Read(ActorOf(http), stop));

    private static async Task<IResult> Choose(IFormCollection form, HttpContext http, OwnKeys keys, CancellationToken stop)
    {
        var entered = form.ContainsKey("house")
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : KeyMap.Actions.ToDictionary(a => a.Id, a => form.Text($"key-{a.Id}"), StringComparer.Ordinal);
        var chosen = await keys.Choose(entered, ActorOf(http), stop);
        return await chosen.After(http, Address, () => Show(http, keys, stop));
    }
}
