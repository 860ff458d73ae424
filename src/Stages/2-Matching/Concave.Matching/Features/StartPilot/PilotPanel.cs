using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Matching.Panel;

namespace Concave.Matching;

internal static class PilotPanel
{
    /// <summary>The languages that each of the qualified reads today, by annotator.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> LanguagesOf(
        this ConcaveDb db, IReadOnlyList<QualifiedAnnotator> people, CancellationToken stop)
    {
        var languages = (await db.AllExperts(only: null, stop)).ToDictionary(e => e.Profile.AnnotatorId, e => e.Languages);
        return people.Select(p => p.AnnotatorId).Distinct().ToDictionary(id => id, id => languages.GetValueOrDefault(id, []));
    }
}
