using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Concave.Ui.Languages.Speech;

namespace Concave.Quality;

/// <summary>Stage 5: what the host adds and maps.</summary>
public static class QualityModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.TryAddSingleton<SeeProjects>();
        return services.AddSingleton<IModelPart, QualityTables>()
            .AddSingleton<IJobHandler, RoundJudged>()
            .AddSingleton<IForgetProject, ForgetReviews>()
            .AddSingleton<AdvanceBatch>().AddSingleton<EvaluateBatch>()
            .AddSingleton<ClaimReview>().AddSingleton<ReadReview>().AddSingleton<Adjudicate>().AddSingleton<SpotCheck>()
            .AddSingleton<LogRootCause>().AddSingleton<BatchBoard>().AddSingleton<PerAnnotatorGold>().AddSingleton<WatchPeople>()
            .AddSingleton<ListRootCauses>().AddSingleton<ReviewPages>().AddSingleton<WatchAgreement>().AddSingleton<AgreementPages>().AddSingleton<PeoplePages>()
            .AddSingleton<ListOwnWork>().AddSingleton<ReadOwnJudgment>().AddSingleton<OpenDispute>().AddSingleton<AnswerDispute>().AddSingleton<ListDisputes>()
            .AddSingleton<ListGold>().AddSingleton<RetireGold>().AddSingleton<GoldPages>()
            .AddSingleton<PauseWork>().AddSingleton<LiftPause>().AddSingleton<ListPauses>()
            .AddSingleton(new ProjectRoom("work", () => T("My work"), Roles.Annotator))
            .AddSingleton(new ProjectRoom("disputes", () => T("Disputes"), Roles.Senior | Roles.Lead))
            .AddSingleton<IStage, QualityStage>().AddSingleton<IProjectOf, ProjectOfReview>();
    }

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapQuality(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        OwnWorkPages.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class QualityTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(QualityTables).Assembly);
}
