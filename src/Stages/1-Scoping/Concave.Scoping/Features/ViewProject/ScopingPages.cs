using System.Globalization;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Concave.Scoping;

/// <summary>What the stage's page shows.</summary>
/// <param name="Project">Where scoping stands; null for people who only work under the guidelines.</param>
/// <param name="InForce">The approved guidelines; null while there are none.</param>
public sealed record ScopingView(Guid ProjectId, ProjectView? Project, GuidelinesDocument? InForce);

/// <summary>One version of the guidelines as the client reads it before approving.</summary>
/// <param name="Newest">True when no later draft stands: only that one can be approved.</param>
/// <param name="Faults">Why it cannot be approved yet; empty when it can.</param>
/// <param name="Before">Hash of the version before; null for the first.</param>
/// <param name="Remarks">With what the client returned it.</param>
public sealed record VersionPageView(
    Guid ProjectId, VersionView Version, GuidelinesDocument Document, bool Newest, IReadOnlyList<Problem> Faults, string? Before, IReadOnlyList<RemarkView> Remarks);

/// <summary>What changed between two versions.</summary>
public sealed record DifferencesView(Guid ProjectId, string From, string To, IReadOnlyList<Difference> Differences);

internal static class ScopingPages
{
    // A browser's form; larger files come over the API, which streams them.
    private const long LargestForm = 128L << 20;

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", Show);
        pages.MapGet("/guidelines/{hash}", ShowVersion);
        pages.MapPost("/guidelines/{hash}", Approve);
        pages.MapPost("/guidelines/{hash}/return", Return);
        pages.MapGet("/differences", ShowDifferences);
        pages.MapGet("/imports/{importId:guid}/set-aside", SetAside);
        pages.MapGet("/held", ShowHeld);
        pages.MapPost("/held", Decide);
        pages.MapPost("/derivations", Derive);
        pages.MapPost("/take-up", TakeUp);
        pages.MapPost("/audit-material", Agree);
        pages.MapPost("/from-audit", GoOn);
        pages.MapPost("/made-pairs", TakeMade);
        pages.MapPost("/nda", Record).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        pages.MapPost("/imports", Import).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> Show(Guid projectId, HttpContext http, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var project = actor.Has(Roles.Lead | Roles.Client) ? await view.Handle(new(projectId), actor, stop) : default;
        if (project.Failed)
            return project.Problem.ToPage();
        var guidelines = await read.Handle(new(projectId), actor, stop);
        return guidelines is { Problem: { } problem } && problem != GuidelinesErrors.NotApproved
            ? problem.ToPage()
            : PageAnswers.Page<ScopingPage, ScopingView>(new(projectId, project.Value, guidelines.Value));
    }

    private static async Task<IResult> ShowVersion(Guid projectId, string hash, HttpContext http, ViewProject view, ReadGuidelines read, ListRemarks list, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var project = await view.Handle(new(projectId), actor, stop);
        if (project.Failed)
            return project.Problem.ToPage();
        var versions = project.Value.Versions;
        if (versions.FirstOrDefault(v => v.Hash == hash) is not { } version)
            return GuidelinesErrors.NoVersion(hash).ToPage();
        var document = await read.Handle(new(projectId, hash), actor, stop);
        var remarks = await list.Handle(new(projectId, hash), actor, stop);
        return document.Then<VersionPageView>(text => new VersionPageView(
            projectId, version, text, version == versions[0], GuidelinesRules.Check(text),
            versions.FirstOrDefault(v => v.Version == version.Version - 1)?.Hash, remarks.Value ?? [])).ToPage<VersionPage, VersionPageView>();
    }

    private static async Task<IResult> Approve(
        Guid projectId, string hash, IFormCollection form, HttpContext http, ApproveGuidelines approve, ViewProject view, ReadGuidelines read, ListRemarks list, CancellationToken stop)
    {
        var approved = form.Ticked("read") ? await approve.Handle(new(projectId, hash), ActorFromClaims.ActorOf(http), stop) : Unread;
        return await approved.After(http, $"/projects/{projectId}/scoping", () => ShowVersion(projectId, hash, http, view, read, list, stop));
    }

    private static async Task<IResult> Return(
        Guid projectId, string hash, IFormCollection form, HttpContext http, ReturnGuidelines give, ViewProject view, ReadGuidelines read, ListRemarks list, CancellationToken stop) =>
        await (await give.Handle(new(projectId, hash, form.Text("text")), ActorFromClaims.ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/scoping/guidelines/{hash}", () => ShowVersion(projectId, hash, http, view, read, list, stop));

    private static readonly Problem Unread = new(
        "guidelines-unread", ProblemKind.Invalid, "It is not said that this version was read.", "Read it, tick the box, and approve.", "read");

    private static async Task<IResult> ShowDifferences(
        Guid projectId, string? from, string? to, HttpContext http, CompareGuidelines compare, CancellationToken stop) =>
        (await compare.Handle(new(projectId, from ?? "", to ?? ""), ActorFromClaims.ActorOf(http), stop))
            .Then<DifferencesView>(found => new DifferencesView(projectId, from ?? "", to ?? "", found)).ToPage<DifferencesPage, DifferencesView>();

    private static async Task<IResult> SetAside(Guid projectId, Guid importId, HttpContext http, ReadSetAside read, CancellationToken stop)
    {
        var lines = await read.Handle(new(projectId, importId), ActorFromClaims.ActorOf(http), stop);
        return lines.Failed ? lines.Problem.ToPage() : Results.Stream(lines.Value, "application/jsonl", $"set-aside-{importId:N}.jsonl");
    }

    private static async Task<IResult> ShowHeld(Guid projectId, string? code, HttpContext http, ListHeld list, CancellationToken stop) =>
        (await list.Handle(new(projectId, string.IsNullOrEmpty(code) ? null : code), ActorFromClaims.ActorOf(http), stop)).ToPage<HeldPage, HeldList>();

    private static async Task<IResult> Decide(Guid projectId, string? code, IFormCollection form, HttpContext http, DecideHeld decide, ListHeld list, CancellationToken stop)
    {
        var all = form.Ticked("all") && !string.IsNullOrEmpty(code);
        Guid[] pairs = [.. form["pair"].Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var known) ? known : Guid.Empty)];
        return await (await decide.Handle(
            new(projectId, all ? null : pairs, all ? code : null, form.Text("decision") == "take", form.Text("why")), ActorFromClaims.ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/scoping/held", () => ShowHeld(projectId, code, http, list, stop));
    }

    private static async Task<IResult> Derive(
        Guid projectId, IFormCollection form, HttpContext http, DeriveGuidelines derive, ViewProject view, ReadGuidelines read, CancellationToken stop) =>
        await (await derive.Handle(new(projectId, form.Id("from") ?? Guid.Empty), ActorFromClaims.ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/scoping", () => Show(projectId, http, view, read, stop));

    private static async Task<IResult> TakeUp(Guid projectId, IFormCollection form, HttpContext http, TakeUpProposals take, ViewProject view, ReadGuidelines read, CancellationToken stop) =>
        await (await take.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).After(http, $"/projects/{projectId}/scoping", () => Show(projectId, http, view, read, stop));

    private static async Task<IResult> Agree(
        Guid projectId, IFormCollection form, HttpContext http, AgreeToMaterial agree, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        var said = form["agreed"].ToString() is "yes" or "no" ? await agree.Handle(new(projectId, form["agreed"] == "yes", form.Text("reference")), ActorFromClaims.ActorOf(http), stop) : Unsaid;
        return await said.After(http, $"/projects/{projectId}/scoping", () => Show(projectId, http, view, read, stop));
    }

    private static readonly Problem Unsaid = new("consent-unsaid", ProblemKind.Invalid, "It is not said whether the client agrees.", "Choose yes or no.", "agreed");

    private static async Task<IResult> GoOn(
        Guid projectId, IFormCollection form, HttpContext http, GoOnFromAudit go, ViewProject view, ReadGuidelines read, CancellationToken stop) =>
        await (await go.Handle(new(projectId, form.Ticked("calibration")), ActorFromClaims.ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/scoping", () => Show(projectId, http, view, read, stop));

    private static async Task<IResult> Record(
        Guid projectId, IFormCollection form, HttpContext http, RecordNda record, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        // What is no day is refused as one that lies in the future.
        var day = DateOnly.TryParseExact(form.Text("signed_on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said : DateOnly.MaxValue;
        var file = form.Files.GetFile("document");
        await using var body = file?.OpenReadStream() ?? Stream.Null;
        RecordNda.Request nda = new(projectId, form.Text("parties"), day, file?.FileName ?? "", await FileUpload.Read(body, NdaRules.LargestDocument, stop));
        return await (await record.Handle(nda, ActorFromClaims.ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/scoping", () => Show(projectId, http, view, read, stop));
    }

    private static async Task<IResult> Import(
        Guid projectId, IFormCollection form, HttpContext http, ReceivePairs receive, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        var taken = await Take(projectId, form, http, receive, stop);
        if (taken.Failed)
            return await taken.Problem.Again(http, () => Show(projectId, http, view, read, stop));
        return PageAnswers.Page<ImportReportPage, ImportReportView>(new(projectId, taken.Value));
    }

    private static async Task<IResult> TakeMade(
        Guid projectId, IFormCollection form, HttpContext http, TakeInMade take, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        var taken = await take.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop);
        if (taken.Failed)
            return await taken.Problem.Again(http, () => Show(projectId, http, view, read, stop));
        return PageAnswers.Page<ImportReportPage, ImportReportView>(new(projectId, taken.Value));
    }

    private static async Task<Result<ImportReport>> Take(Guid projectId, IFormCollection form, HttpContext http, ReceivePairs receive, CancellationToken stop)
    {
        if (form.One<PairPurpose>("purpose") is not { } purpose)
            return ImportErrors.PurposeUnknown;
        if (form.Files.GetFile("file") is not { } file)
            return NoFile;
        await using var body = file.OpenReadStream();
        return await receive.Handle(
            new(projectId, file.FileName, body, Format: null, purpose)
            {
                DryRun = form.Ticked("dry_run"),
                Domain = form.Text("domain"),
                Language = form.Text("language"),
            },
            ActorFromClaims.ActorOf(http), stop);
    }

    private static readonly Problem NoFile =
        new("file-missing", ProblemKind.Invalid, "No file was chosen.", "Choose the file of pairs.", "file");
}
