using System.Text.Json;
using Concave.Data;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>
/// Takes in the pairs whose responses models made [R6], as a client's file is taken in: scanned, checked for repeats, and
/// held for a lead where something gives its author away. What is there already is left as it is.
/// </summary>
public sealed class TakeInMade(Store store, ContentVault vault, ImportPairs import, HomeFolder home, TimeProvider clock)
{
    private const int Portion = 256;
    private const string FileName = "made-responses.jsonl";

    private static readonly Problem NothingMade = new(
        "nothing-made", ProblemKind.Refused, "No pair was made that is not taken in yet.", "Have responses made on the PreScoring page first.");

    /// <param name="ProjectId">The project.</param>
    public sealed record Request(Guid ProjectId);

    /// <summary>A row of the file, in the format <see cref="PairFormat.Plain"/>. Nothing in it says who made what.</summary>
    private sealed record Row(string Id, IReadOnlyList<MessageRecord> Prompt, string ResponseA, string ResponseB, string? Domain, string? Language, string? TaskType);

    public async Task<Result<ImportReport>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((await import.Admit(request.ProjectId, actor, stop)).Problem is { } refused)
            return refused;
        var waiting = await Waiting(request.ProjectId, stop);
        if (waiting.Count == 0)
            return NothingMade;
        using var work = WorkFolder.Open(home, "made", clock.NewId(), clock.GetUtcNow());
        var path = work.File(FileName);
        await Write(path, request.ProjectId, waiting, stop);
        return await import.Handle(new(request.ProjectId, path, PairFormat.Plain, PairPurpose.Production), actor, stop);
    }

    private async Task<List<Guid>> Waiting(Guid project, CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.MadePairs.Where(m => m.ProjectId == project
                && !db.Pairs.Any(p => p.ProjectId == project && p.Purpose == PairPurpose.Production && p.ExternalId == m.ExternalId)
                && !db.HeldPairs.Any(h => h.ProjectId == project && h.Purpose == PairPurpose.Production && h.ExternalId == m.ExternalId))
            .OrderBy(m => m.OrderId).ThenBy(m => m.Row).Select(m => m.Id).ToListAsync(stop);
    }

    private async Task Write(string path, Guid project, List<Guid> waiting, CancellationToken stop)
    {
        await using var file = new StreamWriter(path, append: false);
        foreach (var portion in waiting.Chunk(Portion))
        {
            await using var db = store.Read();
            foreach (var made in await db.MadePairs.Where(m => portion.Contains(m.Id)).OrderBy(m => m.OrderId).ThenBy(m => m.Row).ToListAsync(stop))
                await file.WriteLineAsync(JsonSerializer.Serialize(await RowOf(project, made, stop), RecordJson.Options));
        }
    }

    private async Task<Row> RowOf(Guid project, MadePair made, CancellationToken stop)
    {
        var pair = await vault.Open<PairRecord>(project, made.Content, stop);
        return new(made.ExternalId, pair.Prompt, pair.ResponseA, pair.ResponseB, Named(pair.Domain), Named(pair.Language), Named(pair.TaskType));
    }

    private static string? Named(string name) => name.Length == 0 ? null : name;
}
