using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Mail;
using Concave.Data.Register;
using Concave.Delivery.Closing;
using Concave.Delivery.FollowUp;
using Concave.Delivery.Keys;
using Concave.Delivery.Links;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Delivery;

/// <summary>Stage 6: what the host adds and maps.</summary>
public static class DeliveryModule
{
    /// <summary>Registers the stage's handlers and tables.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton(new SendMail());
        return services.AddSingleton<IModelPart, DeliveryTables>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<IJobHandler, SealJob>().AddSingleton<IJobHandler, DestroyJob>()
            .AddSingleton<CloseProject>().AddSingleton<CallOffClosing>().AddSingleton<KeepArchive>().AddSingleton<ShowClosing>()
            .AddSingleton<IJobHandler, FollowUpJob>().AddSingleton<IJobHandler, FollowUpMailJob>().AddSingleton<IJobHandler, FindingsJob>()
            .AddSingleton<AskFollowUp>().AddSingleton<MailFollowUp>().AddSingleton<AnswerFollowUp>()
            .AddSingleton<CompileFindings>().AddSingleton<DecideProposal>().AddSingleton<ShowFindings>().AddSingleton<FindingsPages>()
            .AddSingleton<DestroyProject>().AddSingleton<IssueCertificate>().AddSingleton<IForgetProject, ForgetDeliveries>().AddSingleton<ClosingPages>()
            .AddSingleton<CollectRecords>().AddSingleton<SealDelivery>().AddSingleton<ExportDelivery>()
            .AddSingleton<RequestSeal>().AddSingleton<ShowSealing>().AddSingleton<ListDeliveries>()
            .AddSingleton<IssueTicket>().AddSingleton<RedeemTicket>().AddSingleton<RevokeTicket>()
            .AddSingleton<DownloadDelivery>().AddSingleton<UseClientKey>().AddSingleton<ListDownloads>()
            .AddSingleton<IProjectLog, ForgetDownloads>().AddSingleton<IPersonalData, OwnDownloads>()
            .AddSingleton<KeyHistory>().AddSingleton<RotateKey>()
            .AddSingleton<DeliveryPages>().AddSingleton<IStage, DeliveryStage>().AddSingleton<IProjectOf, ProjectOfTicket>();
    }

    /// <summary>Maps the stage's endpoints; its pages come with its <see cref="IStage"/>.</summary>
    public static IEndpointRouteBuilder MapDelivery(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes);
        return routes;
    }
}

/// <summary>The tables only this stage works with.</summary>
public sealed class DeliveryTables : IModelPart
{
    public void Add(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(DeliveryTables).Assembly);
}
