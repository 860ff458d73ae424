using System.Text.Json;
using Concave.Data;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping;

/// <summary>The full list of rows set aside, one JSON object a line: written while the file is read, read again when it is kept.</summary>
internal sealed class SetAsideList : IAsyncDisposable
{
    private readonly StreamWriter? writer;

    private SetAsideList(string path, StreamWriter? writer) => (Path, this.writer) = (path, writer);

    /// <summary>The file it goes to; of a dry run for which none was named there is none.</summary>
    internal string Path { get; }

    internal static Result<SetAsideList> Create(ImportPairs.Request request, WorkFolder work)
    {
        var path = request.SetAsidePath ?? work.File("set-aside.jsonl");
        if (request.DryRun && request.SetAsidePath is null)
            return new SetAsideList(path, writer: null);
        if (System.IO.Path.GetFullPath(path) == System.IO.Path.GetFullPath(request.Path))
            return ImportErrors.SetAsideIsInput;
        try
        {
            return new SetAsideList(path, new StreamWriter(path, append: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ImportErrors.SetAsideUnwritable;
        }
    }

    internal Task Write(SetAside row) =>
        writer?.WriteLineAsync(JsonSerializer.Serialize(row, RecordJson.Options)) ?? Task.CompletedTask;

    /// <summary>Ends the list, so that its file can be read. Doing it twice does no harm.</summary>
    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
