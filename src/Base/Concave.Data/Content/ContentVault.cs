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
/// forgotten at once in this process and within a minute in any other.
/// </summary>
public sealed class ContentVault(Store store, MasterKey master, KeyShelf shelf, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, Held> seals = new();

    /// <summary>Makes the key of a new project, in the transaction that makes the project.</summary>
    public void AddKey(ConcaveDb db, Guid projectId)
    {
        using var wrap = Wrap(projectId, shelf.Make(projectId));
        db.ProjectKeys.Add(new ProjectKey { ProjectId = projectId, Wrapped = wrap.Close(RandomNumberGenerator.GetBytes(32)), CreatedAt = clock.GetUtcNow() });
    }

    /// <summary>Seals a record's canonical JSON.</summary>
    public async ValueTask<byte[]> Close<T>(Guid projectId, T record, CancellationToken stop) =>
        await CloseBytes(projectId, CanonicalJson.Of(record), stop);

    /// <summary>Seals bytes.</summary>
    public async ValueTask<byte[]> CloseBytes(Guid projectId, ReadOnlyMemory<byte> plain, CancellationToken stop) =>
        (await For(projectId, stop)).Close(plain.Span);

    /// <summary>Seals a short text for a text column, the name of a file, say.</summary>
    public async ValueTask<string> CloseText(Guid projectId, string plain, CancellationToken stop) =>
        Convert.ToBase64String(await CloseBytes(projectId, System.Text.Encoding.UTF8.GetBytes(plain), stop));

    /// <summary>Reads a sealed record.</summary>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async ValueTask<T> Open<T>(Guid projectId, byte[] content, CancellationToken stop) =>
        JsonSerializer.Deserialize<T>(await OpenBytes(projectId, content, stop), RecordJson.Options)
        ?? throw new InvalidDataException("Sealed content holds null.");

    /// <summary>Reads sealed bytes.</summary>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async ValueTask<byte[]> OpenBytes(Guid projectId, byte[] content, CancellationToken stop) =>
        (await For(projectId, stop)).Open(content);

    /// <summary>Reads a sealed short text.</summary>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async ValueTask<string> OpenText(Guid projectId, string closed, CancellationToken stop) =>
        System.Text.Encoding.UTF8.GetString(await OpenBytes(projectId, Convert.FromBase64String(closed), stop));

    /// <summary>Destroys what opens a project's content, after the row of its wrapped key is gone: nothing brings it back, no backup either.</summary>
    public void Destroy(Guid projectId)
    {
        shelf.Destroy(projectId);
        Forget(projectId);
    }

    public void Dispose()
    {
        foreach (var held in seals.Values)
            held.Seal.Dispose();
    }

    private void Forget(Guid projectId)
    {
        if (seals.TryRemove(projectId, out var held))
            held.Seal.Dispose();
    }

    private async ValueTask<Seal> For(Guid projectId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (seals.TryGetValue(projectId, out var known) && now - known.Seen < Trusted)
            return known.Seal;
        await using var db = store.Read();
        if (await db.ProjectKeys.Where(k => k.ProjectId == projectId).Select(k => k.Wrapped).SingleOrDefaultAsync(stop) is not { } key
            || shelf.Find(projectId) is not { } half)
        {
            Forget(projectId);
            throw new ContentDestroyedException(projectId);
        }

        return seals.AddOrUpdate(projectId, _ => new(Unwrap(projectId, half, key), now), (_, held) => held with { Seen = now }).Seal;
    }

    private Seal Unwrap(Guid projectId, byte[] half, byte[] key)
    {
        using var wrap = Wrap(projectId, half);
        return new(wrap.Open(key), projectId);
    }

    private Seal Wrap(Guid projectId, byte[] half)
    {
        var house = master.Derive("concave project key", projectId);
        return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. house, .. half], 32, salt: projectId.ToByteArray()), projectId);
    }

    private sealed record Held(Seal Seal, DateTimeOffset Seen);
}

/// <summary>The content was purged by destroying its key. Nothing can bring it back.</summary>
public sealed class ContentDestroyedException(Guid projectId)
    : Exception($"The content of project {projectId} was destroyed with its key.");
