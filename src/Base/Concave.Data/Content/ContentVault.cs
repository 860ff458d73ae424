using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Content;

/// <summary>
/// Opens and closes the sealed content of projects. Keys stay in memory after their first use; a destroyed key is
/// forgotten at once in this process and within the restart of any other.
/// </summary>
public sealed class ContentVault(Store store, MasterKey master, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Seal> seals = new();

    /// <summary>Makes the key of a new project, in the transaction that makes the project.</summary>
    public void AddKey(ConcaveDb db, Guid projectId)
    {
        using var wrap = Wrap(projectId);
        db.ProjectKeys.Add(new ProjectKey { ProjectId = projectId, Wrapped = wrap.Close(RandomNumberGenerator.GetBytes(32)), CreatedAt = clock.GetUtcNow() });
    }

    /// <summary>Seals a record's canonical JSON.</summary>
    public async ValueTask<byte[]> Close<T>(Guid projectId, T record, CancellationToken stop) =>
        await CloseBytes(projectId, CanonicalJson.Of(record), stop);

    /// <summary>Seals bytes.</summary>
    public async ValueTask<byte[]> CloseBytes(Guid projectId, ReadOnlyMemory<byte> plain, CancellationToken stop) =>
        (await For(projectId, stop)).Close(plain.Span);

    /// <summary>Reads a sealed record.</summary>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async ValueTask<T> Open<T>(Guid projectId, byte[] content, CancellationToken stop) =>
        JsonSerializer.Deserialize<T>(await OpenBytes(projectId, content, stop), RecordJson.Options)
        ?? throw new InvalidDataException("Sealed content holds null.");

    /// <summary>Reads sealed bytes.</summary>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async ValueTask<byte[]> OpenBytes(Guid projectId, byte[] content, CancellationToken stop) =>
        (await For(projectId, stop)).Open(content);

    /// <summary>Forgets a project's key, after its row is gone.</summary>
    public void Forget(Guid projectId)
    {
        if (seals.TryRemove(projectId, out var seal))
            seal.Dispose();
    }

    public void Dispose()
    {
        foreach (var seal in seals.Values)
            seal.Dispose();
    }

    private async ValueTask<Seal> For(Guid projectId, CancellationToken stop)
    {
        if (seals.TryGetValue(projectId, out var known))
            return known;
        await using var db = store.Read();
        var key = await db.ProjectKeys.Where(k => k.ProjectId == projectId).Select(k => k.Wrapped).SingleOrDefaultAsync(stop)
            ?? throw new ContentDestroyedException(projectId);
        using var wrap = Wrap(projectId);
        return seals.GetOrAdd(projectId, new Seal(wrap.Open(key), projectId));
    }

    private Seal Wrap(Guid projectId) => new(master.Derive("concave project key", projectId), projectId);
}

/// <summary>The content was purged by destroying its key. Nothing can bring it back.</summary>
public sealed class ContentDestroyedException(Guid projectId)
    : Exception($"The content of project {projectId} was destroyed with its key.");
