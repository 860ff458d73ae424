using System.Runtime.CompilerServices;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Concave.Annotation.Working;

/// <summary>
/// A compiled query, once for each database model: EF Core refuses to run one against another model, and one process
/// may have SQLite and PostgreSQL open at once.
/// </summary>
internal sealed class HotQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    internal TQuery On(ConcaveDb db) => compiled.GetValue(db.Model, _ => compile());
}
