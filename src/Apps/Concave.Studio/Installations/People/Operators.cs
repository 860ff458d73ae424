using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>Somebody must be left who runs the installation.</summary>
internal static class Operators
{
    /// <summary>Two operators who withdraw each other at the same moment wait for each other.</summary>
    internal static Task Hold(ConcaveDb db, CancellationToken stop) => Exclusive.Lock(db, "operators", Guid.Empty, stop);

    /// <summary>True when somebody else who may sign in runs it.</summary>
    internal static Task<bool> OthersThan(Guid user, ConcaveDb db, CancellationToken stop) =>
        db.Users.AnyAsync(u => u.Id != user && u.DisabledAt == null && u.Roles.HasFlag(Roles.Operator), stop);
}
