using Concave.Data.Writing;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Concave.Ui.Languages.Speech;

namespace Concave.Delivery;

/// <summary>The stage on the project's page.</summary>
internal sealed class DeliveryStage(ListDeliveries list, DeliveryPages shown, ClosingPages closing, FindingsPages findings, Store store) : IStage
{
    public int Number => 6;
    public string Name => T("Delivery");
    public string Slug => "delivery";
    public string Does => T("A sealed bag that anybody re-derives, figure by figure, without us.");
    public Roles OpenTo => Roles.Lead | Roles.Client;

    public void MapPages(RouteGroupBuilder pages)
    {
        shown.Map(pages);
        closing.Map(pages);
        findings.Map(pages);
    }

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        actor.Has(Roles.Client) && await IsAsked(projectId, stop)
            ? new(Tone.Waiting, T("Please say what the delivery changed."))
            : await Delivered(projectId, actor, stop);

    private async Task<bool> IsAsked(Guid projectId, CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.FollowUpAsks.AnyAsync(a => a.ProjectId == projectId && !db.FeedbackSignals.Any(f => f.DeliveryId == a.DeliveryId), stop);
    }

    private async Task<StageLine?> Delivered(Guid projectId, Actor actor, CancellationToken stop) =>
        (await list.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, T("Nothing is delivered yet.")),
            [var only] => new(Tone.Good, T("One delivery, sealed {0:d MMM yyyy}.", only.SealedAt.UtcDateTime)),
            [var last, ..] all => new(Tone.Good, T("{0} deliveries, the last sealed {1:d MMM yyyy}.", all.Count, last.SealedAt.UtcDateTime)),
        };
}
