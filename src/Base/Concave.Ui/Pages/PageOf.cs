using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Pages;

/// <summary>
/// A page: it shows one view and fetches nothing, so that what a person may see is decided by the handler alone.
/// </summary>
[Layout(typeof(StudioLayout))]
public abstract class PageOf<TView> : ComponentBase
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public required TView View { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>Who looks at it.</summary>
    protected Actor Actor => ActorFromClaims.ActorOf(Http);
}
