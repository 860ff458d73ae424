using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Collecting;
using Concave.Delivery.Links;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>A batch and where its delivery stands.</summary>
public sealed record BatchSealing(int Number, SealingView Sealing);

/// <summary>What the stage's page shows.</summary>
/// <param name="Batches">For the lead, those that can be sealed or are being sealed; empty for clients.</param>
/// <param name="Key">The client's own key, to which downloads are encrypted; null when there is none.</param>
public sealed record DeliveriesView(Guid ProjectId, IReadOnlyList<DeliveryView> Deliveries, IReadOnlyList<BatchSealing> Batches, ClientKeyView? Key);

/// <summary>One delivery with the ways to it.</summary>
/// <param name="Criteria">Keys and names of the criteria it was judged by.</param>
/// <param name="Ticket">The ticket just issued, with its secret; shown once.</param>
/// <param name="Link">The link that a ticket just became.</param>
public sealed record OneDeliveryView(
    Guid ProjectId, DeliveryView Delivery, IReadOnlyList<DownloadView> Downloads, IReadOnlyList<KeyView> Keys, IReadOnlyList<(string Value, string Text)> Criteria, TicketView? Ticket = null, DownloadLink? Link = null);

/// <summary>The pages of the stage: handlers decide, this shows.</summary>
internal sealed class DeliveryPages(
    Store store, ListDeliveries list, ShowSealing sealing, RequestSeal seal, ListDownloads downloads, KeyHistory keys,
    IssueTicket issue, RedeemTicket redeem, RevokeTicket revoke, AnswerFollowUp answer, UseClientKey clientKey, ContentVault vault)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        pages.MapPost("/batches/{batchId:guid}/seal", async (Guid projectId, Guid batchId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await seal.Handle(new(batchId, [.. form["projection"].OfType<string>()]), ActorFromClaims.ActorOf(http), stop))
                .After(http, PathOf(projectId), () => Show(projectId, http, stop)));
        pages.MapPost("/own-key", async (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await clientKey.Handle(new(projectId, form.Ticked("end") ? null : form.Text("pem")), ActorFromClaims.ActorOf(http), stop))
                .After(http, PathOf(projectId), () => Show(projectId, http, stop)));
        pages.MapGet("/{deliveryId:guid}", (Guid projectId, Guid deliveryId, HttpContext http, CancellationToken stop) =>
            ShowOne(projectId, deliveryId, http, ticket: null, link: null, stop));
        pages.MapPost("/{deliveryId:guid}/tickets", Issue);
        pages.MapPost("/{deliveryId:guid}/links", Redeem);
        pages.MapPost("/{deliveryId:guid}/answers", async (Guid projectId, Guid deliveryId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await answer.Handle(FollowUpForm.Read(deliveryId, form), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"{PathOf(projectId)}/findings", () => ShowOne(projectId, deliveryId, http, ticket: null, link: null, stop)));
        pages.MapPost("/{deliveryId:guid}/revocations", async (Guid projectId, Guid deliveryId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await revoke.Handle(new(form.Id("ticket") ?? Guid.Empty), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"{PathOf(projectId)}/{deliveryId}", () => ShowOne(projectId, deliveryId, http, ticket: null, link: null, stop)));
    }

    private static string PathOf(Guid projectId) => $"/projects/{projectId}/delivery";

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var deliveries = await list.Handle(new(projectId), actor, stop);
        return deliveries.Failed
            ? deliveries.Problem.ToPage()
            : PageAnswers.Page<DeliveriesPage, DeliveriesView>(new(projectId, deliveries.Value, actor.Has(Roles.Lead) ? await Batches(projectId, actor, stop) : [], (await clientKey.Show(projectId, actor, stop)).Value));
    }

    private async Task<IReadOnlyList<BatchSealing>> Batches(Guid projectId, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        List<BatchSealing> batches = [];
        foreach (var batch in await db.Batches.Where(b => b.ProjectId == projectId).OrderBy(b => b.Number).Select(b => new { b.Id, b.Number }).ToListAsync(stop))
        {
            if ((await sealing.Handle(new(batch.Id), actor, stop)).Value is { Batch: BatchState.Passed } view)
                batches.Add(new(batch.Number, view));
        }

        return batches;
    }

    private async Task<IResult> Issue(Guid projectId, Guid deliveryId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        // What is no number is refused as too short a life.
        int? hours = form.Text("hours") is "" ? null : form.Number("hours") ?? 0;
        var issued = await issue.Handle(new(deliveryId, hours), ActorFromClaims.ActorOf(http), stop);
        return issued.Failed
            ? await issued.Problem.Again(http, () => ShowOne(projectId, deliveryId, http, ticket: null, link: null, stop))
            : await ShowOne(projectId, deliveryId, http, issued.Value, link: null, stop);
    }

    private async Task<IResult> Redeem(Guid projectId, Guid deliveryId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var link = await redeem.Handle(new(form.Text("ticket").Trim()), ActorFromClaims.ActorOf(http), stop);
        if (!link.Failed)
            return await ShowOne(projectId, deliveryId, http, ticket: null, link.Value, stop);
        // A mistyped ticket is something to mend on this page, not a page that is not there.
        var problem = link.Problem.Kind == ProblemKind.NotFound ? link.Problem with { Kind = ProblemKind.Invalid, Where = "ticket" } : link.Problem;
        return await problem.Again(http, () => ShowOne(projectId, deliveryId, http, ticket: null, link: null, stop));
    }

    private async Task<IResult> ShowOne(Guid projectId, Guid deliveryId, HttpContext http, TicketView? ticket, DownloadLink? link, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var all = await list.Handle(new(projectId), actor, stop);
        if (all.Failed)
            return all.Problem.ToPage();
        if (all.Value.FirstOrDefault(d => d.DeliveryId == deliveryId) is not { } delivery)
            return Errors.DeliveryUnknown.ToPage();
        var taken = await downloads.Handle(new(deliveryId), actor, stop);
        var published = await keys.Handle(stop);
        return (taken.Problem ?? published.Problem) is { } problem
            ? problem.ToPage()
            : PageAnswers.Page<DeliveryPage, OneDeliveryView>(new(projectId, delivery, taken.Value!, published.Value!, await Criteria(delivery, stop), ticket, link));
    }

    private async Task<IReadOnlyList<(string Value, string Text)>> Criteria(DeliveryView delivery, CancellationToken stop)
    {
        await using var db = store.Read();
        var guidelines = await DeliveryGround.GuidelinesOf(db, vault, delivery.BatchId, delivery.ProjectId, stop);
        return [.. guidelines.Rubric.Criteria.Select(c => (c.Key, c.Name))];
    }
}
