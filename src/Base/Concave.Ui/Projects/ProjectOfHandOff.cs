using Concave.Data.Context;

namespace Concave.Ui.Projects;

/// <summary>A batch belongs to the project it was planned for.</summary>
internal sealed class ProjectOfBatch : IProjectOf
{
    public string Parameter => "batchId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Batches.Where(b => b.Id == id).Select(b => b.ProjectId);
}

/// <summary>A delivery belongs to the project of its batch.</summary>
internal sealed class ProjectOfDelivery : IProjectOf
{
    public string Parameter => "deliveryId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.SealedDeliveries.Where(d => d.Id == id).Select(d => d.ProjectId);
}
