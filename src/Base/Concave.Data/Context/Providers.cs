using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Concave.Data.Context;

/// <summary>Which database is underneath, for the few statements that cannot be the same on both.</summary>
public static class Providers
{
    extension(DatabaseFacade database)
    {
        /// <summary>True on SQLite.</summary>
        public bool IsEmbedded => database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";

        /// <summary>What a claiming sub-select ends with: on PostgreSQL rows that others hold are skipped; SQLite has one writer.</summary>
        public string SkipLocked => database.IsEmbedded ? "" : "FOR UPDATE SKIP LOCKED";
    }
}
