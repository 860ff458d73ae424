using Concave.Data.Blobs;

namespace Concave.Scoping;

/// <summary>
/// Lists of rows set aside as they are kept: sealed with the project's key, because they name the client's own ids.
/// An import that set nothing aside has none.
/// </summary>
internal static class KeptSetAside
{
    extension(SealedBlobs blobs)
    {
        internal async Task KeepSetAside(Importing import, SetAsideList list, CancellationToken stop)
        {
            await using var lines = File.OpenRead(list.Path);
            await blobs.Put(import.ProjectId, KeyOf(import.ProjectId, import.Row.Id), lines, stop);
        }

        internal Task<Stream> OpenSetAside(Guid projectId, Guid importId, CancellationToken stop) =>
            blobs.Open(projectId, KeyOf(projectId, importId), stop);

        internal Task DropSetAside(Importing import, CancellationToken stop) =>
            blobs.Remove(KeyOf(import.ProjectId, import.Row.Id), stop);
    }

    internal static string KeyOf(Guid projectId, Guid importId) => $"set-aside/{projectId:N}/{importId:N}";
}
