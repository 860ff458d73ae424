using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Auditing;
using Concave.PreScoring.Features;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Features.OpenBatch;
using Concave.PreScoring.Features.RecordOpinions;
using Concave.PreScoring.Features.ReopenBatch;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowCalibration;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Features.ShowRounds;
using Concave.PreScoring.Features.WarnOfPlan;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Rounds;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.PreScoring;

/// <summary>Stage 3: what the host adds and maps.</summary>
public static class PreScoringModule
{
    /// <summary>Registers the stage's handlers and tables. A host that fixes the seeds registers its <see cref="IRandomSeeds"/> before.</summary>
    public static IServiceCollection AddPreScoring(this IServiceCollection services)
    {
        services.TryAddSingleton<IRandomSeeds, SystemSeeds>();
        return services
            .AddSingleton<IModelPart, PreScoringTables>()
            .AddSingleton<IForgetProject, ForgetOpinions>().AddSingleton<IForgetProject, ForgetOrders>()
            .AddSingleton<RecordOpinions>()
            .AddSingleton<OpenBatch>()
            .AddSingleton<ReopenBatch>()
            .AddSingleton<ShowRounds>().AddSingleton<WarnOfPlan>()
            .AddSingleton<JudgeCatalog>().AddSingleton<OpenJudge>().AddSingleton<OpenAuditJudge>().AddSingleton<WorkOnPass>()
            .AddSingleton<IJobHandler, FirstPassJob>()
            .AddSingleton<RunFirstPass>().AddSingleton<StopFirstPass>()
            .AddSingleton<ShowFirstPass>().AddSingleton<ShowDoubts>().AddSingleton<ShowCalibration>().AddSingleton<ListJudges>().AddSingleton<FirstPassPages>().AddSingleton<IProjectOf, ProjectOfPass>()
            .AddSingleton<OrderResponses>().AddSingleton<ReceivePrompts>().AddSingleton<StopOrder>().AddSingleton<ShowOrders>().AddSingleton<ListMakers>()
            .AddSingleton<WorkOnOrder>().AddSingleton<IJobHandler, OrderJob>().AddSingleton<IProjectOf, ProjectOfOrder>()
            .AddSingleton<IStage, PreScoringStage>();
    }

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapPreScoring(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class PreScoringTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PreScoringTables).Assembly);
}
