using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Fixtures;

/// <summary>A calibration and a pilot that everybody passed, answered before the round opened.</summary>
internal static class Qualifying
{
    private const int Pairs = 20;

    internal static async Task Add(ConcaveDb db, SeededRound round, TimeProvider clock)
    {
        var before = (await db.ProvenAgreements.SingleAsync(p => p.GuidelinesId == round.GuidelinesId)).ProvenAt.AddHours(-1);
        foreach (var annotator in round.Annotators)
        {
            foreach (var (pair, i) in round.Pairs.Take(Pairs).Select((p, i) => (p.Pair, i)))
            {
                db.QualificationAnswers.Add(Answer(round, annotator, PairPurpose.Calibration, pair, SamplePairs.TruthOf(i), clock.NewId(), before));
                db.QualificationAnswers.Add(Answer(round, annotator, PairPurpose.Pilot, pair, SamplePairs.TruthOf(i), clock.NewId(), before));
            }
        }
    }

    private static QualificationAnswer Answer(SeededRound round, SeededAnnotator by, PairPurpose purpose, Guid pair, Choice choice, Guid id, DateTimeOffset at) => new()
    {
        Id = id,
        ProjectId = round.ProjectId,
        AnnotatorId = by.Id,
        Pseudonym = by.Pseudonym,
        Purpose = purpose,
        Attempt = 1,
        PairId = pair,
        Truth = purpose == PairPurpose.Calibration ? choice : Choice.CannotJudge,
        Choice = choice,
        AnsweredAt = at,
    };
}
