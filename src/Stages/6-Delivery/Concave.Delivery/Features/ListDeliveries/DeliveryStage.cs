using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;

namespace Concave.Delivery;

/// <summary>The stage on the project's page.</summary>
internal sealed class DeliveryStage(ListDeliveries list, DeliveryPages shown) : IStage
{
    public int Number => 6;
    public string Name => "Delivery";
    public string Slug => "delivery";
    public string Does => "A sealed bag that anybody re-derives, figure by figure, without us.";
    public Roles OpenTo => Roles.Lead | Roles.Client;

    public void MapPages(RouteGroupBuilder pages) => shown.Map(pages);

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await list.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, "Nothing is delivered yet."),
            [var only] => new(Tone.Good, FormattableString.Invariant($"One delivery, sealed {only.SealedAt.UtcDateTime:yyyy-MM-dd}.")),
            [var last, ..] all => new(Tone.Good, FormattableString.Invariant($"{all.Count} deliveries, the last sealed {last.SealedAt.UtcDateTime:yyyy-MM-dd}.")),
        };
}
