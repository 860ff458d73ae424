using System.Globalization;
using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping.Quoting;

/// <summary>What a quote says about its project before there is one.</summary>
/// <param name="ClientName">Whom it is for.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Purpose">What the model is for. No client data: there is no NDA yet.</param>
/// <param name="Responses">Who supplies the responses.</param>
public sealed record QuoteSubject(string ClientName, string Title, string Purpose, ResponseSource Responses);

/// <summary>A quote whole: what was asked, what was offered, and the prices it came from.</summary>
public sealed record QuoteDocument(QuoteSubject Subject, QuoteRequest Request, PriceTable Prices, Offer Offer)
{
    internal string ToJson() => JsonSerializer.Serialize(this, RecordJson.Options);

    internal static QuoteDocument Of(string json) => JsonSerializer.Deserialize<QuoteDocument>(json, RecordJson.Options)!;
}

/// <summary>Where a quote stands.</summary>
public enum QuoteState
{
    Open,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>A later version took its place.</summary>
    Superseded,

    /// <summary>It became a project.</summary>
    Started,
}

/// <summary>A kept quote as the lead sees it.</summary>
/// <param name="QuoteId">Of this version.</param>
/// <param name="Number">As it is written: Q-2026-0007.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="Newest">The version that holds now; its own id for the newest.</param>
/// <param name="ProjectId">The project that a version of it became; null while none did.</param>
public sealed record QuoteView(
    Guid QuoteId, string Number, int Version, QuoteState State, Guid Newest, Guid? ProjectId, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, QuoteDocument Document)
{
    internal static QuoteView Of(Quote quote, Quote newest, QuoteProject? project, DateTimeOffset now) => new(
        quote.Id, Name(quote), quote.Version,
        project?.QuoteId == quote.Id ? QuoteState.Started
            : newest.Id != quote.Id || project is not null ? QuoteState.Superseded
            : now >= quote.ExpiresAt ? QuoteState.Expired
            : QuoteState.Open,
        newest.Id, project?.ProjectId, quote.MadeAt, quote.ExpiresAt, QuoteDocument.Of(quote.Document));

    private static string Name(Quote quote) => string.Create(CultureInfo.InvariantCulture, $"Q-{quote.Year}-{quote.Number:0000}");
}
