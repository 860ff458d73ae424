using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Scoping.Quoting;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>
/// Turns an accepted quote into a project whose first draft has its brief filled in [M1, S1]. Gives the project's id; a
/// second try gives the same one.
/// </summary>
public sealed class StartFromQuote(Store store, ContentVault vault, DraftGuidelines draft, TimeProvider clock)
{
    /// <param name="QuoteId">The version that was agreed to.</param>
    /// <param name="ClientId">Whom it is done for; null enters a new client by the quote's name.</param>
    public sealed record Request(Guid QuoteId, Guid? ClientId = null);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var (projectId, newClient) = (clock.NewId(), clock.NewId());
        var started = await store.Write<(Guid Project, QuoteDocument Quote)>(db => Start(db, request, projectId, newClient, stop), stop);
        if (started.Failed)
            return started.Problem;

        // A crash between the two leaves a project without a draft; trying again finds it and writes the draft.
        var drafted = await draft.Handle(new(started.Value.Project, QuotedBrief.Guidelines(started.Value.Quote)), actor, stop);
        return drafted.Then<Guid>(_ => started.Value.Project);
    }

    private async Task<Result<(Guid Project, QuoteDocument Quote)>> Start(ConcaveDb db, Request request, Guid projectId, Guid newClient, CancellationToken stop)
    {
        if (await db.Quotes.SingleOrDefaultAsync(q => q.Id == request.QuoteId, stop) is not { } quote)
            return QuoteErrors.NotFound;
        var document = QuoteDocument.Of(quote.Document);
        if (await db.QuoteProjects.SingleOrDefaultAsync(p => p.Year == quote.Year && p.Number == quote.Number, stop) is { } before)
            return before.QuoteId != quote.Id || await db.GuidelinesDrafts.AnyAsync(d => d.ProjectId == before.ProjectId, stop)
                ? QuoteErrors.AlreadyStarted
                : (before.ProjectId, document);
        if (await db.Quotes.AnyAsync(q => q.Year == quote.Year && q.Number == quote.Number && q.Version > quote.Version, stop))
            return QuoteErrors.Superseded;
        if (clock.GetUtcNow() >= quote.ExpiresAt)
            return QuoteErrors.Expired;
        var client = await Client(db, request, document.Subject.ClientName, newClient, stop);
        if (client.Failed)
            return client.Problem;
        Add(db, quote, client.Value, document.Subject.Title, projectId);
        return (projectId, document);
    }

    private async Task<Result<Guid>> Client(ConcaveDb db, Request request, string name, Guid newClient, CancellationToken stop)
    {
        if (request.ClientId is { } known)
            return await db.Clients.AnyAsync(c => c.Id == known, stop) ? known : ProjectAccess.ClientNotFound;
        db.Clients.Add(new() { Id = newClient, Name = name.Trim(), CreatedAt = clock.GetUtcNow() });
        return newClient;
    }

    private void Add(ConcaveDb db, Quote quote, Guid client, string title, Guid projectId)
    {
        var now = clock.GetUtcNow();
        db.Projects.Add(new() { Id = projectId, ClientId = client, Title = title.Trim(), Simulated = false, CreatedAt = now });
        vault.AddKey(db, projectId);
        db.QuoteProjects.Add(new() { Id = clock.NewId(), Year = quote.Year, Number = quote.Number, QuoteId = quote.Id, ProjectId = projectId, StartedAt = now });
    }
}
