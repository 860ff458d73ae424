using System.Text;
using Concave.Kernel;
using Concave.Testing;

namespace Concave.Scoping.Tests;

/// <summary>A workbench with one client and one project. One subclass a database for every suite.</summary>
public abstract class ScopingBench(TestDatabase database) : IAsyncLifetime
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("concave-files-");

    private protected Bench Bench { get; private set; } = null!;
    private protected Guid ClientId { get; private set; }
    private protected Guid ProjectId { get; private set; }
    private protected Actor Lead { get; } = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Roles.Lead);
    private protected Actor TheClient => new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Roles.Client, ClientId);

    public async ValueTask InitializeAsync()
    {
        Bench = await Bench.Open(database, services => services.AddScoping());
        ClientId = Value(await Bench.Get<CreateClient>().Handle(new("Sample client"), Lead, default));
        ProjectId = Value(await Bench.Get<CreateProject>().Handle(new(ClientId, "Sample project", Simulated: true), Lead, default));
    }

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        files.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static T Value<T>(Result<T> result) =>
        result.Failed ? throw new InvalidOperationException(result.Problem.ToString()) : result.Value;

    private protected async Task<Guid> SignNda(Guid? project = null) => Value(await Bench.Get<RecordNda>().Handle(
        new(project ?? ProjectId, "Sample client and sample studio", new DateOnly(2026, 3, 1), "nda.pdf", "signed"u8.ToArray()), Lead, default));

    private protected async Task<DraftView> Draft(GuidelinesDocument document, Guid? project = null) =>
        Value(await Bench.Get<DraftGuidelines>().Handle(new(project ?? ProjectId, document), Lead, default));

    private protected Task<Result<Guid>> Approve(string hash, Actor? actor = null, Guid? project = null) =>
        Bench.Get<ApproveGuidelines>().Handle(new(project ?? ProjectId, hash), actor ?? TheClient, default);

    private protected string File(string text, string name = "pairs.jsonl")
    {
        var path = Path.Combine(files.FullName, name);
        System.IO.File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private protected string In(string name) => Path.Combine(files.FullName, name);

    private protected Task<Result<ImportReport>> Import(
        string path, PairPurpose purpose = PairPurpose.Production, Func<ImportPairs.Request, ImportPairs.Request>? with = null, CancellationToken stop = default)
    {
        var request = new ImportPairs.Request(ProjectId, path, Format: null, purpose);
        return Bench.Get<ImportPairs>().Handle(with is null ? request : with(request), Lead, stop);
    }
}
