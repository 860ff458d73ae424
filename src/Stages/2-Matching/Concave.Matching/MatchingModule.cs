using Concave.Data.Context;
using Concave.Data.Register;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Matching;

/// <summary>Stage 2: what the host adds and maps.</summary>
public static class MatchingModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services) =>
        services.AddSingleton<IModelPart, MatchingTables>()
            .AddSingleton<IPersonalData, PersonalPanel>().AddSingleton<RegisterAnnotator>().AddSingleton<VerifyCredential>()
            .AddSingleton<RankAnnotators>().AddSingleton<InviteAnnotator>().AddSingleton<AcceptInvitation>().AddSingleton<CheckSla>()
            .AddSingleton<StartCalibration>().AddSingleton<NextCalibrationPair>().AddSingleton<AnswerCalibration>().AddSingleton<ReadCalibration>()
            .AddSingleton<StartPilot>().AddSingleton<NextPilotPair>().AddSingleton<AnswerPilot>().AddSingleton<FinishPilot>()
            .AddSingleton<AcceptRecorded>().AddSingleton<EndQualification>().AddSingleton<ViewPanel>()
            .AddSingleton<ListExperts>().AddSingleton<ReadAttempt>().AddSingleton<MatchingPages>().AddSingleton<ExercisePages>()
            .AddSingleton<StartHumanAudit>().AddSingleton<NextAuditPair>().AddSingleton<AnswerAuditPair>().AddSingleton<ReadHumanAudit>().AddSingleton<HumanAuditPages>()
            .AddSingleton<IStage, MatchingStage>().AddSingleton<IProjectOf, ProjectOfAttempt>().AddSingleton<IProjectPlaces, InvitedPlaces>();

    /// <summary>Maps the stage's endpoints under /api/matching.</summary>
    public static IEndpointRouteBuilder MapMatching(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/matching");
        PanelEndpoints.Map(api);
        ExerciseEndpoints.Map(api);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class MatchingTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MatchingTables).Assembly);
}
