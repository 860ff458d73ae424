using Concave.Kernel;
using Concave.Scoping.Quoting;

namespace Concave.Scoping;

/// <summary>What a quote already says of the brief. The rest is for lead and client to write: the draft lists it as faults.</summary>
internal static class QuotedBrief
{
    internal static GuidelinesDocument Guidelines(QuoteDocument quote) => new(
        new()
        {
            Title = quote.Subject.Title,
            Purpose = quote.Subject.Purpose,
            TargetUsers = "",
            KnownFailureModes = [],
            Domains = [.. quote.Request.Mix.Select(m => m.Domain)],
            Tier = quote.Offer.Lines.Max(l => l.Tier),
            Languages = quote.Request.Languages,
            Volume = quote.Request.Pairs(),
            Responses = quote.Subject.Responses,
        },
        new([]),
        QualityPlan.HouseStandard);
}
