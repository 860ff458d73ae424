using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Languages;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts;

/// <summary>Chooses the language of the interface: for this browser, and for whoever is signed in wherever they sign in.</summary>
internal sealed class ChooseLanguage(Store store)
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", async (HttpContext http, [FromForm] string? language, [FromForm(Name = "return")] string? back, ChooseLanguage choose, CancellationToken stop) =>
        {
            if (Language.Find(language) is { } chosen)
            {
                LanguageOfRequest.Keep(http, chosen);
                await choose.Handle(chosen, ActorFromClaims.ActorOf(http), stop);
            }

            return PageAnswers.SeeOther(LocalPath.Or(back, "/"));
        }).AllowAnonymous().ExcludeFromDescription();

    private async Task Handle(Language language, Actor actor, CancellationToken stop)
    {
        if (actor.Id == Guid.Empty)
            return;
        await store.Write<Done>(async db =>
        {
            await db.Users.Where(u => u.Id == actor.Id && u.DisabledAt == null).ExecuteUpdateAsync(u => u.SetProperty(x => x.Language, language.Tag), stop);
            return default(Done);
        }, stop);
    }
}
