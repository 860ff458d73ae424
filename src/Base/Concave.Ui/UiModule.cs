using System.Text.Encodings.Web;
using System.Text.Unicode;
using Concave.Ui.Assets;
using Concave.Ui.Judging.Keys;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Ui;

/// <summary>What every page stands on.</summary>
public static class UiModule
{
    /// <summary>Registers layout, assets and the look-up of projects.</summary>
    public static IServiceCollection AddConcaveUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // The default would write every Devanagari letter as eight characters of &#x….
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.TryAddSingleton<SeeProjects>();
        services.TryAddSingleton<OwnKeys>();
        services.TryAddSingleton<GrantOfRequest>();
        services.AddSingleton<IProjectOf, ProjectOfBatch>().AddSingleton<IProjectOf, ProjectOfDelivery>();
        return services
            .AddSingleton(new AssetSource(typeof(UiModule).Assembly))
            .AddSingleton<AssetCatalog>();
    }

    /// <summary>Maps what belongs to no stage.</summary>
    public static IEndpointRouteBuilder MapConcaveUi(this IEndpointRouteBuilder routes)
    {
        AssetEndpoints.Map(routes);
        KeyPages.Map(routes);
        return routes;
    }
}
