using System.Globalization;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Scoping;

/// <summary>The editor of the guidelines: a plain form for each part.</summary>
internal sealed class EditPages(EditGuidelines edit)
{
    internal void Map(RouteGroupBuilder pages)
    {
        var editor = pages.MapGroup("/edit");
        editor.MapGet("", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        editor.MapPost("/brief", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => d with { Brief = BriefOf(form) }, "brief", stop));
        editor.MapPost("/plan", Plan);
        editor.MapPost("/criteria", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => Edits.AddCriterion(d, NewCriterion(form)), "rubric", stop));
        var criterion = editor.MapGroup("/criteria/{index:int}");
        criterion.MapPost("", (Guid projectId, int index, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => Edits.ChangeCriterion(d, index, c => Entered(form) with { Examples = c.Examples }), $"criterion-{index}", stop));
        criterion.MapPost("/removal", (Guid projectId, int index, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => Edits.RemoveCriterion(d, index), "rubric", stop));
        criterion.MapPost("/examples", (Guid projectId, int index, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => Edits.AddExample(d, index, new(form.Text("prompt"), form.Text("strong"), form.Text("weak"), form.Text("why"))), $"criterion-{index}", stop));
        criterion.MapPost("/examples/{example:int}/removal", (Guid projectId, int index, int example, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Change(projectId, form, http, d => Edits.RemoveExample(d, index, example), $"criterion-{index}", stop));
    }

    private static string Editor(Guid projectId) => $"/projects/{projectId}/scoping/edit";

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await edit.Read(projectId, ActorOf(http), stop)).ToPage<EditPage, EditView>();

    private async Task<IResult> Change(Guid projectId, IFormCollection form, HttpContext http, Func<GuidelinesDocument, GuidelinesDocument> change, string at, CancellationToken stop) =>
        await (await edit.Change(projectId, form["base"].ToString(), change, ActorOf(http), stop))
            .After(http, $"{Editor(projectId)}#{at}", () => Show(projectId, http, stop));

    private async Task<IResult> Plan(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var plan = PlanForm.Read(form);
        return plan.Failed
            ? await plan.Problem.Again(http, () => Show(projectId, http, stop))
            : await Change(projectId, form, http, d => d with { Plan = plan.Value with { Recorded = d.Plan.Recorded } }, "plan", stop);
    }

    private static Brief BriefOf(IFormCollection form) => new()
    {
        Title = form.Text("title"),
        Purpose = form.Text("purpose"),
        TargetUsers = form.Text("target_users"),
        KnownFailureModes = form.Lines("known_failure_modes"),
        Domains = form.Words("domains"),
        Tier = form.Number("tier") ?? 0,
        Languages = form.Words("languages"),
        Volume = form.Number("volume") ?? 0,
        Responses = form.One<ResponseSource>("responses") ?? ResponseSource.Client,
    };

    private static Criterion NewCriterion(IFormCollection form) =>
        CriterionLibrary.All.FirstOrDefault(c => c.Key == form["library"]) ?? new Criterion
        {
            Key = form.Text("name").Trim().ToLower(CultureInfo.InvariantCulture).Replace(' ', '_'),
            Name = form.Text("name").Trim(),
            Definition = "",
            Anchors = ["", "", "", "", ""],
            Examples = [],
        };

    private static Criterion Entered(IFormCollection form) => new()
    {
        Key = form.Text("key").Trim(),
        Name = form.Text("name"),
        Definition = form.Text("definition"),
        Anchors = [.. Enumerable.Range(1, 5).Select(i => form.Text(FormattableString.Invariant($"anchor-{i}")))],
        Examples = [],
    };
}
