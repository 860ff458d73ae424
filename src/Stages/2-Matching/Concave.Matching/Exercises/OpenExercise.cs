using System.Text;
using System.Text.Json;
using Concave.Data.Context;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Matching.Exercises;

/// <summary>Laying pairs out before one annotator.</summary>
internal static class OpenExercise
{
    /// <summary>Adds the exercise and its tasks; sides follow from the seed as in production.</summary>
    internal static void Open(this ConcaveDb db, Exercise exercise, byte[] seed, IReadOnlyList<UnseenPair> inOrder, TimeProvider clock)
    {
        var draw = new KeyedDraw(seed);
        db.Add(exercise);
        db.AddRange(inOrder.Select((pair, position) => new ExerciseTask
        {
            Id = clock.NewId(),
            ExerciseId = exercise.Id,
            AnnotatorId = exercise.AnnotatorId,
            PairId = pair.Pair,
            Position = position,
            Shown = draw.SideOf(pair.Pair, exercise.Pseudonym),
        }));
    }

    /// <summary>The plan as an exercise keeps it.</summary>
    internal static string Keep(QualityPlan plan) => Encoding.UTF8.GetString(CanonicalJson.Of(plan));

    /// <summary>The plan an exercise began under.</summary>
    internal static QualityPlan PlanOf(Exercise exercise) =>
        JsonSerializer.Deserialize<QualityPlan>(exercise.Plan, RecordJson.Options)
        ?? throw new InvalidDataException("An exercise keeps no plan.");
}
