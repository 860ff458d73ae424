using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Ui.Judging.Keys;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Annotation;

/// <summary>Stage 4: what the host adds and maps.</summary>
public static class AnnotationModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddAnnotation(this IServiceCollection services)
    {
        services.TryAddSingleton<SeeProjects>();
        services.TryAddSingleton<OwnKeys>();
        return services
            .AddSingleton<IModelPart, AnnotationTables>()
            .AddSingleton<IForgetProject, ForgetWork>()
            .AddSingleton<RoundSetups>()
            .AddSingleton<ClaimTask>()
            .AddSingleton<ReadTask>()
            .AddSingleton<SubmitJudgment>()
            .AddSingleton<UndoSubmit>()
            .AddSingleton<SaveDraft>()
            .AddSingleton<Heartbeat>()
            .AddSingleton<ReturnTask>()
            .AddSingleton<ReplayJudgments>()
            .AddSingleton<ReleaseExpired>()
            .AddSingleton<ShowProgress>()
            .AddSingleton<ListQueue>()
            .AddSingleton<CommitFirst>()
            .AddSingleton<SentBefore>()
            .AddSingleton<CountOwn>()
            .AddSingleton<ConsultGuidelines>()
            .AddSingleton<JudgePages>()
            .AddSingleton<BesidePages>()
            .AddSingleton<IProjectOf, ProjectOfTask>()
            .AddSingleton<IStage, AnnotationStage>();
    }

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapAnnotation(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class AnnotationTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(AnnotationTables).Assembly);
}
