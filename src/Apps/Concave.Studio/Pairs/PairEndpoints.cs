using System.Globalization;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Studio.Pairs;

/// <summary>What the list's page shows.</summary>
/// <param name="Domains">To choose from: those of the guidelines in force.</param>
/// <param name="Languages">The same.</param>
public sealed record PairsView(Guid ProjectId, PairFilter Filter, PairList List, bool First, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages);

/// <summary>The pairs of a project: a list with filters, and each with its history.</summary>
internal static class PairEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapProject(slug: null).MapGroup("/pairs");
        pages.MapGet("", Show);
        pages.MapGet("/{pairId:guid}", async (Guid projectId, Guid pairId, HttpContext http, ReadPair read, CancellationToken stop) =>
            (await read.Handle(new(projectId, pairId), ActorOf(http), stop)).ToPage<PairPage, PairHistory>());
        var api = routes.MapGroup("/api/projects/{projectId:guid}/pairs").WithTags("pairs");
        api.MapGet("", async (Guid projectId, Guid? after, HttpContext http, ListPairs list, CancellationToken stop) =>
            (await list.Handle(new(projectId, FilterOf(http.Request.Query), after), ActorOf(http), stop)).ToHttp());
        api.MapGet("/{pairId:guid}", async (Guid projectId, Guid pairId, HttpContext http, ReadPair read, CancellationToken stop) =>
            (await read.Handle(new(projectId, pairId), ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Show(Guid projectId, Guid? after, HttpContext http, ListPairs list, Scoping.ReadGuidelines guidelines, CancellationToken stop)
    {
        var filter = FilterOf(http.Request.Query);
        var found = await list.Handle(new(projectId, filter, after), ActorOf(http), stop);
        if (found.Failed)
            return found.Problem.ToPage();
        var brief = (await guidelines.Handle(new(projectId), ActorOf(http), stop)).Value?.Brief;
        return PageAnswers.Page<PairsPage, PairsView>(new(projectId, filter, found.Value, after is null, brief?.Domains ?? [], brief?.Languages ?? []));
    }

    // What is no known value asks for nothing, as an empty field does.
    private static PairFilter FilterOf(IQueryCollection query) => new(
        One<PairPurpose>(query["purpose"]) ?? PairPurpose.Production, One<PairState>(query["state"]), query["language"].ToString().Trim(), query["domain"].ToString().Trim(),
        query["task_type"].ToString().Trim(), One<RouteReason>(query["reason"]), query["flagged"] == "true",
        int.TryParse(query["batch"], NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? batch : null, query["name"].ToString().Trim());

    private static T? One<T>(string? text)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known) : null;
}
