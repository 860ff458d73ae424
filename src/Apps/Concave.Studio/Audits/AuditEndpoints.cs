using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.Studio.Audits.Traps;
using Concave.Studio.Host;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Audits;

/// <summary>What the form shows.</summary>
/// <param name="LargestMegabytes">The largest file.</param>
/// <param name="Judges">Judges that may be asked; none for visitors, who pay nothing.</param>
public sealed record AuditFormView(int LargestMegabytes, IReadOnlyList<JudgeView> Judges);

/// <summary>An audit under way.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Judging">How far asking a judge has come; null before that.</param>
public sealed record AuditProgressView(string Name, string Rows, JudgingProgress? Judging);

/// <summary>The audit as a page: a file in, the same report out that the command line writes.</summary>
internal static class AuditEndpoints
{
    private const int FormOverhead = 1 << 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static IServiceCollection AddAudits(this IServiceCollection services, StudioOptions options) =>
        services.AddSingleton<AuditDesk>(all => ActivatorUtilities.CreateInstance<AuditDesk>(all, options)).AddSingleton<TrapsDesk>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/audit").ExcludeFromDescription().AllowAnonymous();
        pages.MapGet("", (HttpContext http, AuditDesk desk, ListJudges judges) => Closed(http, desk) ?? Form(http, judges));
        pages.MapPost("", Begin).WithMetadata(new RequestSizeLimitAttribute(AuditDesk.LargestFile + FormOverhead)).RequireRateLimiting(AddressLimits.Audit);
        pages.MapGet("/{id}", async (string id, [FromQuery(Name = "as")] string? form, HttpContext http, AuditDesk desk, CancellationToken stop) =>
            Closed(http, desk) ?? await Show(id, form, http, desk, stop));
        TrapsDesk.Map(pages, http => Closed(http, http.RequestServices.GetRequiredService<AuditDesk>()));
    }

    private static async Task<IResult> Begin(IFormCollection form, HttpContext http, AuditDesk desk, ListJudges judges, CancellationToken stop)
    {
        if (Closed(http, desk) is { } closed)
            return closed;
        var (labels, judge) = (form.Text("labels").Trim(), form.Text("judge"));
        if (judge.Length > 0 && ActorFromClaims.ActorOf(http).Refuse(Roles.Lead) is { } refusal)
            return refusal.ToPage();
        var begun = form.Files.GetFile("file") is { } file
            ? await desk.Begin(file, labels.Length == 0 ? null : labels, judge.Length == 0 ? null : new(judge, Budget(form)), stop) : NoFile;
        return await begun.After(http, $"/audit/{begun.Value}", () => Task.FromResult(Form(http, judges)));
    }

    private static decimal? Budget(IFormCollection form) => form.Decimal("budget") is > 0 and < 1_000_000 and var dollars ? (decimal)dollars : null;

    private static async Task<IResult> Show(string id, string? form, HttpContext http, AuditDesk desk, CancellationToken stop)
    {
        if (desk.Find(id) is not { } run)
            return AuditDesk.Gone.ToPage();
        await Task.WhenAny(run.Work, Task.Delay(Patience, stop));
        if (run.Work.IsFaulted)
            await run.Work; // a bug is a bug's answer
        return run.Outcome switch
        {
            null => PageAnswers.Page<AuditProgressPage, AuditProgressView>(new(run.Name, run.Rows, run.Judging)),
            { Failed: true, Problem: var problem } => problem.ToPage(),
            { Value: var report } => AuditAnswers.Of(report, form, http),
        };
    }

    private static IResult Form(HttpContext http, ListJudges judges) =>
        PageAnswers.Page<AuditFormPage, AuditFormView>(new(AuditDesk.LargestFile >> 20, judges.Handle(ActorFromClaims.ActorOf(http)) is { Failed: false, Value: var all } ? [.. all.Where(j => j.Missing is null)] : []));

    private static IResult? Closed(HttpContext http, AuditDesk desk)
    {
        var actor = ActorFromClaims.ActorOf(http);
        if (desk.IsOpen || actor.Has(Roles.Lead))
            return null;
        return actor.Roles == Roles.None ? PageAnswers.SeeOther("/sign-in?return=/audit") : actor.Refuse(Roles.Lead)!.ToPage();
    }

    private static readonly Problem NoFile = new("file-missing", ProblemKind.Invalid, "No file was chosen.", "Choose the file of pairs.", "file");
}
