using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.HandOffs;

/// <summary>The answers before production that bear on a batch: the gates and the delivery read the same ones.</summary>
public static class QualificationRecords
{
    extension(ConcaveDb db)
    {
        /// <summary>All calibration attempts of the people who judged in any round of the batch, withdrawn judgments included.</summary>
        public async Task<IReadOnlyList<CalibrationAnswerRecord>> CalibrationOf(Batch batch, CancellationToken stop)
        {
            var judged = db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.BatchId == batch.Id).Select(j => j.AnnotatorId).Distinct();
            var answers = await db.QualificationAnswers
                .Where(a => a.ProjectId == batch.ProjectId && a.Purpose == PairPurpose.Calibration && judged.Contains(a.AnnotatorId))
                .ToListAsync(stop);
            return answers.ConvertAll(a => new CalibrationAnswerRecord(a.Pseudonym, a.Attempt, a.PairId, a.Truth, a.Choice, RecordJson.Stamp(a.AnsweredAt)));
        }

        /// <summary>The answers of the pilot that allowed the batch: the last one that had been answered when agreement was proven.</summary>
        public async Task<IReadOnlyList<PilotAnswerRecord>> PilotOf(Batch batch, CancellationToken stop)
        {
            if (await db.ProvenAgreements.Where(p => p.Id == batch.ProvenAgreementId).Select(p => (DateTimeOffset?)p.ProvenAt).SingleOrDefaultAsync(stop) is not { } proven)
                return [];
            var pilots = db.QualificationAnswers.Where(a => a.ProjectId == batch.ProjectId && a.Purpose == PairPurpose.Pilot && a.AnsweredAt <= proven);
            var last = await pilots.MaxAsync(a => (int?)a.Attempt, stop);
            var answers = await pilots.Where(a => a.Attempt == last).ToListAsync(stop);
            return answers.ConvertAll(a => new PilotAnswerRecord(a.Pseudonym, a.PairId, a.Choice, RecordJson.Stamp(a.AnsweredAt)));
        }
    }
}
