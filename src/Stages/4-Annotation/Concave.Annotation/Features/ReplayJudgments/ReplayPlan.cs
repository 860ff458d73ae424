using Concave.Annotation.Working;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Annotation.Features;

/// <summary>A slot as the replay fills it.</summary>
internal sealed record FreeSlot(Guid Id, Guid PairId, int Ordinal);

/// <summary>One recorded judgment with the slot and the place in its annotator's stream that it takes.</summary>
internal sealed record Placed(RecordedJudgment Judgment, FreeSlot Slot, int Position);

/// <summary>Which recorded judgment goes where. No database.</summary>
internal static class ReplayPlan
{
    /// <param name="judgments">In the order of the record.</param>
    /// <param name="known">Pair and annotator of the judgments stored already.</param>
    /// <param name="free">The open slots of the round.</param>
    /// <returns>The new judgments with their slots; recorded-twice or recorded-slot-missing.</returns>
    internal static Result<IReadOnlyList<Placed>> Place(
        IReadOnlyList<RecordedJudgment> judgments, IReadOnlyCollection<(Guid Pair, Guid Annotator)> known, IEnumerable<FreeSlot> free)
    {
        var slots = free.GroupBy(s => s.PairId).ToDictionary(g => g.Key, g => new Queue<FreeSlot>(g.OrderBy(s => s.Ordinal)));
        var positions = known.GroupBy(k => k.Annotator).ToDictionary(g => g.Key, g => g.Count());
        var stored = known.ToHashSet();
        HashSet<(Guid, Guid)> seen = [];
        List<Placed> placed = [];
        foreach (var judgment in judgments)
        {
            if (!seen.Add((judgment.PairId, judgment.AnnotatorId)))
                return Errors.RecordedTwice(judgment.PairId);
            if (stored.Contains((judgment.PairId, judgment.AnnotatorId)))
                continue;
            if (!slots.TryGetValue(judgment.PairId, out var waiting) || !waiting.TryDequeue(out var slot))
                return Errors.RecordedWithoutSlot(judgment.PairId);
            var position = positions.GetValueOrDefault(judgment.AnnotatorId);
            positions[judgment.AnnotatorId] = position + 1;
            placed.Add(new(judgment, slot, position));
        }

        return placed;
    }

    internal static JudgmentRecord RecordOf(Placed placed, RoundSetup setup, Guid id, DateTimeOffset now) => new()
    {
        Judgment = id,
        Batch = setup.BatchId,
        Round = setup.Number,
        Pair = placed.Judgment.PairId,
        Annotator = placed.Judgment.Pseudonym,
        Purpose = PairPurpose.Production,
        Reason = RouteReason.Recorded,
        StreamPosition = placed.Position,
        Sides = placed.Judgment.Sides,
        SuggestionShown = false,
        FirstChoice = FirstAnswer.None,
        FirstStrength = 0,
        Guidelines = setup.GuidelinesHash,
        Choice = placed.Judgment.Choice,
        Strength = placed.Judgment.Strength,
        Scores = placed.Judgment.Scores,
        Rationale = placed.Judgment.Rationale,
        Difficulty = placed.Judgment.Difficulty,
        Confidence = placed.Judgment.Confidence,
        Flags = placed.Judgment.Flags,
        ClaimedAt = RecordJson.Stamp(placed.Judgment.ClaimedAt ?? now),
        SubmittedAt = RecordJson.Stamp(placed.Judgment.SubmittedAt ?? now),
        ActiveMs = placed.Judgment.ActiveMs,
    };
}
