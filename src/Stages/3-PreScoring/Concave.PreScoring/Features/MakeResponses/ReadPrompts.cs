using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>What a file of prompts holds for a recipe.</summary>
internal sealed record PromptsRead(IReadOnlyList<OrderedPrompt> Prompts, IReadOnlyList<SetAside> SetAside)
{
    internal IReadOnlyList<SetAsideCount> ByCode =>
        [.. SetAside.GroupBy(s => s.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new SetAsideCount(g.Key, g.Count()))];
}

/// <summary>Reads a file of prompts and seals them. Rows that the recipe cannot use are set aside with the reason.</summary>
internal sealed class ReadPrompts(Store store, ContentVault vault, TimeProvider clock)
{
    internal async Task<PromptsRead> Handle(OrderResponses.Request request, ResponseSource kind, Guid order, CancellationToken stop)
    {
        var taken = await Taken(request.ProjectId, stop);
        List<OrderedPrompt> prompts = [];
        List<SetAside> aside = [];
        await foreach (var row in PromptFile.Read(request.Path, stop))
        {
            if (!row.Accepted)
                aside.Add(row.SetAside);
            else if (Refuse(row.Value, kind, taken) is { } fault)
                aside.Add(fault);
            else
                prompts.Add(await Seal(request, order, row.Value, stop));
        }

        return new(prompts, aside);
    }

    private static SetAside? Refuse(ReadPrompt prompt, ResponseSource kind, HashSet<string> taken) => prompt switch
    {
        _ when taken.Contains(prompt.ExternalId) => MakingErrors.IdTaken(prompt),
        _ when prompt.Prompt.Any(m => m.Role == "tool") => MakingErrors.ToolTurn(prompt),
        { Response: null } when kind == ResponseSource.ReferenceCeiling => MakingErrors.ResponseMissing(prompt),
        { Response: not null } when kind != ResponseSource.ReferenceCeiling => MakingErrors.ResponseUnused(prompt),
        _ => null,
    };

    // A pair that is made is taken in under its prompt's id.
    private async Task<HashSet<string>> Taken(Guid project, CancellationToken stop)
    {
        await using var db = store.Read();
        var pairs = db.Pairs.Where(p => p.ProjectId == project && p.Purpose == PairPurpose.Production).Select(p => p.ExternalId);
        var held = db.HeldPairs.Where(h => h.ProjectId == project && h.Purpose == PairPurpose.Production).Select(h => h.ExternalId);
        var ordered = db.OrderedPrompts.Where(p => p.ProjectId == project).Select(p => p.ExternalId);
        return (await pairs.Union(held).Union(ordered).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<OrderedPrompt> Seal(OrderResponses.Request request, Guid order, ReadPrompt read, CancellationToken stop)
    {
        PromptRecord prompt = new(
            [.. read.Prompt.Select(m => new MessageRecord(m.Role, m.Content))], read.Response,
            (read.Domain ?? request.Domain).ToLowerInvariant(), read.Language ?? request.Language, read.TaskType ?? "");
        return new()
        {
            Id = clock.NewId(),
            OrderId = order,
            ProjectId = request.ProjectId,
            Row = read.Row,
            ExternalId = read.ExternalId,
            Language = prompt.Language,
            Words = prompt.Prompt.Sum(m => m.Content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length),
            Content = await vault.Close(request.ProjectId, prompt, stop),
        };
    }
}
