using Concave.Data;
using Concave.Kernel;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>
/// Takes a file of prompts in that comes over a connection. Nothing of it is received before the sender and the NDA are
/// known; it lies in a folder that only this process's user reads, and is gone when the order is on record.
/// </summary>
public sealed class ReceivePrompts(OrderResponses order, HomeFolder home, TimeProvider clock)
{
    /// <param name="Wanted">What is wanted; its path is not looked at.</param>
    /// <param name="Content">The file, read once from where it stands to its end.</param>
    public sealed record Request(OrderResponses.Request Wanted, Stream Content);

    public async Task<Result<Ordered>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((await order.Admit(request.Wanted.ProjectId, actor, stop)).Problem is { } refused)
            return refused;
        using var work = WorkFolder.Open(home, "prompts", clock.NewId(), clock.GetUtcNow());
        var path = work.File($"prompts{Ending(request.Wanted.FileName ?? "")}");
        await using (var file = File.Create(path))
            await request.Content.CopyToAsync(file, stop);
        return await order.Handle(request.Wanted with { Path = path }, actor, stop);
    }

    // Of a name that somebody else chose, no more than one of these goes into a path.
    private static string Ending(string name) =>
        Array.Find([".csv", ".csv.gz", ".json", ".json.gz", ".jsonl", ".jsonl.gz"], known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ?? "";
}
