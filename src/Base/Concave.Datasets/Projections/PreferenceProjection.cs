using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>
/// Projects verdicts, pairs and judgments to trainer rows. A tie or a withheld pair never becomes a row. The judgments
/// that support a label are those of its evidence that chose it, or all of its evidence when none did.
/// </summary>
public static class PreferenceProjection
{
    /// <summary>The rows of both splits; a pure function of the records.</summary>
    public static PreferenceSplits Of(DeliveryRecords records)
    {
        var pairs = records.Pairs.ToDictionary(p => p.Pair);
        var judgments = records.Judgments.ToDictionary(j => j.Judgment);
        var resolutions = records.Resolutions.ToDictionary(r => r.Resolution);
        List<PreferenceRow> train = [], test = [];
        List<LeftOut> leftOut = [];
        foreach (var verdict in records.Verdicts.OrderBy(v => v.Pair))
        {
            if (!verdict.Released || verdict.Choice is not (Choice.A or Choice.B))
            {
                leftOut.Add(new(verdict.Pair, verdict.Basis));
                continue;
            }

            var row = Row(verdict, pairs[verdict.Pair], Evidence(verdict, judgments), Evidence(verdict, resolutions));
            if (Unusable(row) is { } reason)
                leftOut.Add(new(verdict.Pair, reason));
            else
                (SplitDraw.IsTest(records.Delivery.Project, row.Prompt) ? test : train).Add(row);
        }

        return new(train, test, leftOut);
    }

    private static string? Unusable(PreferenceRow row)
    {
        var (chosen, rejected) = (row.Chosen[0].Content, row.Rejected[0].Content);
        if (!TrainerText.IsPrompt(row.Prompt))
            return "prompt_shape";
        if (chosen.Length == 0 || rejected.Length == 0)
            return "empty_response";
        return chosen == rejected ? "same_response" : null;
    }

    private static PreferenceRow Row(
        VerdictRecord verdict, PairRecord pair, IReadOnlyList<JudgmentRecord> judgments, IReadOnlyList<ResolutionRecord> resolutions)
    {
        var agreeing = judgments.Where(j => j.Choice == verdict.Choice).ToArray();
        IReadOnlyList<JudgmentRecord> support = agreeing.Length > 0 ? agreeing : judgments;
        var (chosen, rejected) = verdict.Choice == Choice.A ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        var decided = resolutions.LastOrDefault(r => r.Choice == verdict.Choice && r.Kind != ResolutionKind.Majority);
        return new()
        {
            Id = pair.Pair,
            ExternalId = pair.ExternalId,
            Prompt = TrainerText.Trim(pair.Prompt),
            Chosen = [new("assistant", TrainerText.Trim(chosen))],
            Rejected = [new("assistant", TrainerText.Trim(rejected))],
            Preferred = verdict.Choice == Choice.A ? "a" : "b",
            PreferenceStrength = Mean(support.Select(j => j.Strength).Where(s => s > 0), none: 0),
            Confidence = Mean(support.Select(j => j.Confidence).Where(c => c >= 0), none: -1),
            Difficulty = Hardest(support),
            Rationale = decided?.Text ?? (support.Count > 0 ? support[0].Rationale : ""),
            CriterionScores = Support.Scores(support),
            Flags = Support.Marks(support),
            Annotators = [.. support.Select(j => j.Annotator).Distinct(StringComparer.Ordinal)],
            Basis = verdict.Basis,
            Domain = pair.Domain,
            Language = pair.Language,
            TaskType = pair.TaskType,
        };
    }

    private static IReadOnlyList<T> Evidence<T>(VerdictRecord verdict, Dictionary<Guid, T> records) =>
        [.. verdict.Evidence.Where(records.ContainsKey).Select(id => records[id])];

    private static string Hardest(IReadOnlyList<JudgmentRecord> support) =>
        support.Select(j => j.Difficulty).DefaultIfEmpty(Difficulty.NotRecorded).Max() switch
        {
            Difficulty.Ambiguous => "ambiguous",
            Difficulty.Moderate => "moderate",
            Difficulty.Easy => "easy",
            _ => "not_recorded",
        };

    private static double Mean(IEnumerable<double> values, double none)
    {
        var all = values.ToArray();
        return all.Length == 0 ? none : Sum(all) / all.Length;
    }

    // A plain running sum: a vectorised one would round differently from the same sum done elsewhere.
    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
