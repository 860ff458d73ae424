using Concave.Kernel.Records;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality;

/// <summary>The work of a round by person, with what its pairs, its opinions and its verified answers say about it.</summary>
internal static class RoundPanel
{
    internal static async Task<Panel> Of(RoundReading reading, IReadOnlyCollection<JudgmentRecord> judgments, IReadOnlyDictionary<Guid, PairSize> sizes)
    {
        var suggestions = (await reading.Routings()).Select(r => (r.Pair, Choice: Suggestions.ChoiceOf(r.Suggestion)))
            .Where(s => s.Choice is not null).ToDictionary(s => s.Pair, s => s.Choice!.Value);
        var retired = (await reading.RetiredGold()).Select(r => r.Pair).ToHashSet();
        var truths = (await reading.Truths()).Where(t => !retired.Contains(t.Pair)).ToDictionary(t => t.Pair, t => t.Truth);
        return PanelOf.Of(judgments, sizes, suggestions, truths);
    }
}
