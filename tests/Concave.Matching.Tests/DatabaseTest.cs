using Concave.Testing;

namespace Concave.Matching.Tests;

/// <summary>A test class that runs on one database; each class has a subclass a database.</summary>
public abstract class DatabaseTest(TestDatabase database) : IAsyncLifetime
{
    protected Bench Bench { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Bench = await Bench.Open(database, services => services.AddMatching());

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
