using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Quality;

/// <summary>Stage 5: what the host adds and maps.</summary>
public static class QualityModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddQuality(this IServiceCollection services) =>
        services.AddSingleton<IModelPart, QualityTables>()
            .AddSingleton<IJobHandler, RoundJudged>()
            .AddSingleton<IForgetProject, ForgetReviews>()
            .AddSingleton<AdvanceBatch>().AddSingleton<EvaluateBatch>()
            .AddSingleton<ClaimReview>().AddSingleton<ReadReview>().AddSingleton<Adjudicate>().AddSingleton<SpotCheck>()
            .AddSingleton<LogRootCause>().AddSingleton<BatchBoard>().AddSingleton<PerAnnotatorGold>().AddSingleton<WatchPeople>()
            .AddSingleton<ListRootCauses>().AddSingleton<ReviewPages>().AddSingleton<PeoplePages>()
            .AddSingleton<IStage, QualityStage>().AddSingleton<IProjectOf, ProjectOfReview>();

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapQuality(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class QualityTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(QualityTables).Assembly);
}
