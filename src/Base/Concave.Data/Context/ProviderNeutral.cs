using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Concave.Data.Context;

/// <summary>
/// Column types that behave alike on both databases. Times are UTC microseconds, because SQLite cannot compare
/// DateTimeOffset and PostgreSQL refuses offsets; enums are their names, so that a table can be read by a person.
/// </summary>
internal static class ProviderNeutral
{
    internal static void Configure(ModelConfigurationBuilder model)
    {
        model.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks / TimeSpan.TicksPerMicrosecond,
        micros => new DateTimeOffset(micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));
}

/// <summary>Times as the database stores them, for the few statements that are written by hand.</summary>
public static class StoredTime
{
    /// <summary>Microseconds since year one, UTC.</summary>
    public static long Of(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
