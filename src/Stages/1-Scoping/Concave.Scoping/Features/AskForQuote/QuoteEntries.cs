using System.Globalization;
using Concave.Kernel;
using Concave.Scoping.Quoting;
using Concave.Ui.Forms;
using Microsoft.AspNetCore.Http;

namespace Concave.Scoping;

/// <summary>Reads the fields of a quote's form, which stand in the address: an estimate can be sent to a colleague.</summary>
internal static class QuoteEntries
{
    private const string PairsOf = "pairs_";

    internal static string PairsField(string domain) => PairsOf + domain;

    /// <summary>The address's fields as a form's.</summary>
    internal static IFormCollection Of(IQueryCollection query) => new FormCollection(query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal));

    internal static Result<QuoteRequest> Read(IFormCollection form, PriceTable prices)
    {
        List<DomainShare> mix = [];
        foreach (var domain in prices.Domains.Where(d => form.Text(PairsField(d)).Trim() is not ("" or "0")))
        {
            if (form.Number(PairsField(domain)) is not { } pairs)
                return NoNumber(PairsField(domain));
            mix.Add(new(domain, pairs));
        }

        if (form.One<Depth>("depth") is not { } depth)
            return new Problem("quote-request-invalid", ProblemKind.Invalid, "No depth is chosen.", "Choose basic, standard or full.", "depth");
        if (Deadline(form) is { Failed: true, Problem: var day })
            return day;
        if (form.Text("people").Trim().Length > 0 && form.Number("people") is null)
            return NoNumber("people");
        return new QuoteRequest
        {
            Mix = mix,
            Languages = [.. form["language"].Select(l => l ?? "").Concat(form.Words("more_languages")).Distinct(StringComparer.Ordinal)],
            Depth = depth,
            Deadline = Deadline(form).Value,
            People = form.Number("people"),
            JudgmentsADay = form.Text("judgments_a_day").Trim().Length == 0 ? 100 : form.Decimal("judgments_a_day"),
        };
    }

    private static Result<DateOnly?> Deadline(IFormCollection form) =>
        form.Text("deadline").Trim() is not { Length: > 0 } text ? (DateOnly?)null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : new Problem("quote-request-invalid", ProblemKind.Invalid, "The deadline is no day.", "Write it as 2027-03-31.", "deadline");

    private static Problem NoNumber(string field) => new("quote-request-invalid", ProblemKind.Invalid, "It is no whole number.", "Write digits only.", field);
}
