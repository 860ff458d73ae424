using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Scoping;

/// <summary>Files of pairs over HTTP, and what was set aside of them.</summary>
internal static class ImportEndpoints
{
    /// <summary>How a file is to be taken in.</summary>
    internal sealed record Wanted
    {
        /// <summary>Its name, for people.</summary>
        public string? FileName { get; init; }

        /// <summary>production, gold, calibration or pilot.</summary>
        public string? Purpose { get; init; }

        /// <summary>Null to find it from the keys.</summary>
        public string? Format { get; init; }

        /// <summary>Of rows that name none.</summary>
        public string? Domain { get; init; }

        /// <summary>Of rows that name none.</summary>
        public string? Language { get; init; }

        /// <summary>True to say what would happen and store nothing.</summary>
        public bool? DryRun { get; init; }
    }

    /// <summary>A decision about held pairs.</summary>
    /// <param name="Pairs">By id; null to decide all that wait for the reason.</param>
    /// <param name="Code">The reason; null when pairs are named.</param>
    /// <param name="TakeIn">False to leave them out.</param>
    /// <param name="Why">May be left out.</param>
    internal sealed record Decision(bool TakeIn, IReadOnlyList<Guid>? Pairs = null, string? Code = null, string? Why = null);

    internal static void Map(RouteGroupBuilder project)
    {
        project.MapGet("/held", async (Guid projectId, string? code, bool? leftOut, int? count, HttpContext http, ListHeld list, CancellationToken stop) =>
            (await list.Handle(new(projectId, code, leftOut ?? false, count ?? 20), ActorOf(http), stop)).ToHttp());
        project.MapPost("/held/decisions", async (Guid projectId, Decision body, HttpContext http, DecideHeld decide, CancellationToken stop) =>
            (await decide.Handle(new(projectId, body.Pairs, body.Code, body.TakeIn, body.Why ?? ""), ActorOf(http), stop)).ToHttp());
        project.MapPost("/imports", async (Guid projectId, [AsParameters] Wanted wanted, HttpContext http, ReceivePairs receive, CancellationToken stop) =>
            await Receive(projectId, wanted, http, receive, stop)).TakesFile();
        project.MapPost("/made-pairs", async (Guid projectId, HttpContext http, TakeInMade take, CancellationToken stop) =>
            (await take.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapGet("/imports/{importId:guid}/set-aside", async (Guid projectId, Guid importId, HttpContext http, ReadSetAside read, CancellationToken stop) =>
            (await read.Handle(new(projectId, importId), ActorOf(http), stop)).ToHttp(lines => Results.Stream(lines, "application/jsonl")));
    }

    private static async Task<IResult> Receive(Guid projectId, Wanted wanted, HttpContext http, ReceivePairs receive, CancellationToken stop)
    {
        if (FileUpload.Refuse(http) is { } odd)
            return odd.ToHttp();
        var format = wanted.Format is { } name ? PairFormats.Named(name) : default(Result<PairFormat>?);
        if (format?.Problem is { } unknown)
            return unknown.ToHttp();
        if (PurposeOf(wanted.Purpose) is not { } purpose)
            return ImportErrors.PurposeUnknown.ToHttp();
        ReceivePairs.Request request = new(projectId, wanted.FileName ?? "", http.Request.Body, format?.Value, purpose)
        {
            DryRun = wanted.DryRun ?? false,
            Domain = wanted.Domain ?? "",
            Language = wanted.Language ?? "",
        };
        return (await receive.Handle(request, ActorOf(http), stop)).ToHttp();
    }

    // By name only: a number would be a purpose that nobody named.
    private static PairPurpose? PurposeOf(string? name) =>
        Enum.GetValues<PairPurpose>().Where(p => p.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => (PairPurpose?)p).FirstOrDefault();
}
