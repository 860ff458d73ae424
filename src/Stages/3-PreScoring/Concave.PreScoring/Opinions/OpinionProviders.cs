using Concave.Data.Context;
using Concave.Kernel;
using Concave.PreScoring.Routing;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Opinions;

/// <summary>Which provider's opinions route a batch. One batch has one provider: its figures are about that AI.</summary>
internal static class OpinionProviders
{
    internal static async Task<Result<string>> Choose(ConcaveDb db, Guid projectId, string? wanted, CancellationToken stop) =>
        wanted == RoutingRules.NoProvider ? wanted
        : Choose(await db.Opinions.Where(o => o.ProjectId == projectId).Select(o => o.Provider).Distinct().ToListAsync(stop), wanted);

    /// <summary>The one asked for, or the only one there is, or none.</summary>
    internal static Result<string> Choose(IReadOnlyCollection<string> known, string? wanted)
    {
        if (wanted is not null)
            return known.Contains(wanted, StringComparer.Ordinal) ? wanted : Unknown(wanted, known);
        return known.Count switch
        {
            0 => RoutingRules.NoProvider,
            1 => known.Single(),
            _ => Several(known),
        };
    }

    private static Problem Unknown(string wanted, IReadOnlyCollection<string> known) => new(
        "provider-unknown", ProblemKind.Invalid, $"The project has no opinions of '{wanted}'.", $"Choose among: {List(known)}.", "Provider");

    private static Problem Several(IReadOnlyCollection<string> known) => new(
        "provider-several", ProblemKind.Invalid, "The project has opinions of several providers.", $"Choose one: {List(known)}.", "Provider");

    private static string List(IReadOnlyCollection<string> known) =>
        string.Join(", ", known.Order(StringComparer.Ordinal).Append(RoutingRules.NoProvider));
}
