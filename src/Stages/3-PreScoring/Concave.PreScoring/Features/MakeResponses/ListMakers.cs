using System.Text.Json;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Who made one response of a pair.</summary>
/// <param name="Recipe">How the pair came about.</param>
/// <param name="Part">First: a sample, or the strong one. Second: the other sample, the reference, or the weak one.</param>
/// <param name="Model">As it was asked for.</param>
/// <param name="Answered">The model that answered, in the provider's words.</param>
/// <param name="Family">The family it is of.</param>
/// <param name="Instruction">What it was told beside the prompt; "" for nothing.</param>
public sealed record MakerView(ResponseSource Recipe, Part Part, string Model, string Answered, string Family, string Instruction);

/// <summary>A made pair and who made its responses.</summary>
/// <param name="ExternalId">The id under which it is taken in, and delivered.</param>
/// <param name="RecipeVersion">SHA-256 of the recipe.</param>
/// <param name="A">Who made response A; null for the client's own.</param>
/// <param name="B">Who made response B; null for the client's own.</param>
public sealed record MadeBy(string ExternalId, string RecipeVersion, MakerView? A, MakerView? B);

/// <summary>Who made which response of a project's pairs: for leads, to be held against the labels when they are in.</summary>
public sealed class ListMakers(Store store)
{
    public sealed record Request(Guid ProjectId);

    /// <summary>In the order of the files.</summary>
    public async Task<Result<IReadOnlyList<MadeBy>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return MakingErrors.ProjectUnknown;
        var versions = await db.ResponseOrders.Where(o => o.ProjectId == request.ProjectId).ToDictionaryAsync(o => o.Id, o => o.RecipeVersion, stop);
        var made = await db.MadePairs.Where(m => m.ProjectId == request.ProjectId).OrderBy(m => m.OrderId).ThenBy(m => m.Row)
            .Select(m => new { m.OrderId, m.ExternalId, m.MadeA, m.MadeB }).ToListAsync(stop);
        return made.ConvertAll(m => new MadeBy(m.ExternalId, versions[m.OrderId], Maker(m.MadeA), Maker(m.MadeB))).ToArray();
    }

    private static MakerView? Maker(string? made) => made is null || JsonSerializer.Deserialize<MadeRecord>(made, RecordJson.Options) is not { } record
        ? null
        : new(record.Kind, record.Part, record.By.Model, record.Answered, record.By.Family, record.By.Instruction);
}
