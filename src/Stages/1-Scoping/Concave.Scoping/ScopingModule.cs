using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Scoping.Quoting;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Scoping;

/// <summary>Stage 1: what the host adds and maps.</summary>
public static class ScopingModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddScoping(this IServiceCollection services)
    {
        services.TryAddSingleton<SeeProjects>();
        return services
            .AddSingleton<IModelPart, ScopingTables>()
            .AddSingleton<PricesInForce>()
            .AddSingleton<KeepQuote>()
            .AddSingleton<PlanWork>()
            .AddSingleton<ReadQuotes>()
            .AddSingleton<StartFromQuote>()
            .AddSingleton<IForgetProject, ForgetScoping>()
            .AddSingleton<CreateClient>()
            .AddSingleton<CreateProject>()
            .AddSingleton<RecordNda>()
            .AddSingleton<DraftGuidelines>()
            .AddSingleton<DeriveGuidelines>()
            .AddSingleton<TakeUpProposals>()
            .AddSingleton<ApproveGuidelines>()
            .AddSingleton<CompareGuidelines>()
            .AddSingleton<ReadGuidelines>()
            .AddSingleton<ReturnGuidelines>()
            .AddSingleton<ListRemarks>()
            .AddSingleton<ListClients>()
            .AddSingleton<EditGuidelines>()
            .AddSingleton<EditPages>()
            .AddSingleton<ImportPairs>()
            .AddSingleton<ReceivePairs>()
            .AddSingleton<TakeInMade>()
            .AddSingleton<ReadSetAside>()
            .AddSingleton<ListHeld>()
            .AddSingleton<DecideHeld>()
            .AddSingleton<AgreeToMaterial>()
            .AddSingleton<GoOnFromAudit>()
            .AddSingleton<ViewProject>()
            .AddSingleton<ListProjects>()
            .AddSingleton<IStage, ScopingStage>();
    }

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapScoping(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class ScopingTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ScopingTables).Assembly);
}
