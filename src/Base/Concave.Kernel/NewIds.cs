namespace Concave.Kernel;

/// <summary>Ids are UUIDv7: they sort by the time they were made, so keys append to their index.</summary>
public static class NewIds
{
    extension(TimeProvider clock)
    {
        /// <summary>A new id stamped with this clock's time.</summary>
#pragma warning disable RS0030 // the one place that may: everybody else asks the clock
        public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
#pragma warning restore RS0030
    }
}
