using Concave.Annotation;
using Concave.Data.Context;
using Concave.Delivery;
using Concave.Matching;
using Concave.PreScoring;
using Concave.Quality;
using Concave.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Concave.Data.Sqlite;

/// <summary>The full model, for the tool that writes migrations.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ConcaveDb>
{
    public ConcaveDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<ConcaveDb>().UseSqlite("Data Source=design-time.db", SqliteStore.Migrations).Options,
        [new ScopingTables(), new MatchingTables(), new PreScoringTables(), new AnnotationTables(), new QualityTables(), new DeliveryTables()]);
}
