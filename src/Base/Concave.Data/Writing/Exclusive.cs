using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Writing;

/// <summary>
/// One writer at a time for one subject, until the transaction ends. SQLite has a single writer anyway; on PostgreSQL
/// this is an advisory lock.
/// </summary>
public static class Exclusive
{
    public static async Task Lock(ConcaveDb db, string what, Guid subject, CancellationToken stop)
    {
        if (db.Database.IsEmbedded)
            return;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{what}|{subject}"));
        var key = BinaryPrimitives.ReadInt64BigEndian(hash);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", stop);
    }
}
