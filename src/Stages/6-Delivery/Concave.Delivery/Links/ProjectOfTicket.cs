using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.Delivery.Links;

/// <summary>A ticket belongs to the project of its delivery.</summary>
internal sealed class ProjectOfTicket : IProjectOf
{
    public string Parameter => "ticketId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<DownloadTicket>().Where(t => t.Id == id).Join(db.SealedDeliveries, t => t.DeliveryId, d => d.Id, (_, d) => d.ProjectId);
}
