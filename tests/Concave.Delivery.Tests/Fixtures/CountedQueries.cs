using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>Counts the commands that EF Core sends to one database. Tests on other databases run beside it and are not counted.</summary>
internal sealed class CountedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string database;
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    internal CountedQueries(DbContext db)
    {
        database = db.Database.GetConnectionString()!;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    internal int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData sent && sent.Command.Connection?.ConnectionString == database)
            Interlocked.Increment(ref count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
