using System.Globalization;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>Gold of one UTC day.</summary>
public sealed record GoldDay(string Day, ShareFigure Accuracy);

/// <summary>How agreement stood at the end of a UTC day, everything before it included: what the gate would have read then.</summary>
public sealed record AgreementDay(string Day, AgreementSection SoFar);

/// <summary>Agreement and gold of a batch's current round over time.</summary>
/// <param name="Now">Agreement over the whole round so far.</param>
/// <param name="Days">At most the last 14 days on which somebody judged, in order.</param>
/// <param name="Gold">Verified pairs judged right, day by day, in order.</param>
/// <param name="GoldNow">The same over the whole round, by annotator and task type.</param>
/// <param name="Ai">What the AI's suggestion did to people so far.</param>
/// <param name="KappaAsked">What the plan asks of the pooled κ.</param>
/// <param name="GoldAsked">What it asks of gold.</param>
public sealed record AgreementView(
    Guid ProjectId, Guid BatchId, int Batch, int Round, AgreementSection Now, IReadOnlyList<AgreementDay> Days, IReadOnlyList<GoldDay> Gold, GoldSection GoldNow, AiSection Ai,
    double KappaAsked, double GoldAsked);

/// <summary>
/// Whether people agree, as a round goes on: by annotator, criterion and language, with intervals, by the report's own
/// functions [A6]. Nothing is decided here.
/// </summary>
public sealed class WatchAgreement(Store store, ContentVault vault)
{
    private const int MostDays = 14;

    public sealed record Request(Guid BatchId, Guid? ProjectId = null);

    /// <returns>The figures; batch-unknown.</returns>
    public async Task<Result<AgreementView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Senior | Roles.Engineer) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await RoundGround.Of(db, vault, request.BatchId, stop) is not { } ground || (request.ProjectId ?? ground.ProjectId) != ground.ProjectId)
            return Errors.BatchUnknown;
        var reading = new RoundReading(db, vault, ground, stop);
        var input = await reading.Gates();
        input = input with { Routings = [.. input.Routings, .. await reading.GoldRoutings()] };
        var pairs = await reading.Headings();
        WorkSoFar Until(string day) =>
            WorkSoFar.Of(input with { Judgments = [.. input.Judgments.Where(j => string.CompareOrdinal(DayOf(j), day) <= 0)] }, ground.Record, ground.Guidelines, pairs);
        var now = WorkSoFar.Of(input, ground.Record, ground.Guidelines, pairs);
        var days = input.Judgments.Select(DayOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).TakeLast(MostDays).ToList();
        return new AgreementView(
            ground.ProjectId, ground.Batch.Id, ground.Batch.Number, ground.Round.Number, now.Agreement,
            days.ConvertAll(day => new AgreementDay(day, Until(day).Agreement)), GoldOf(input), now.Gold, now.Ai, ground.Plan.BatchKappa, ground.Plan.GoldAccuracy);
    }

    private static string DayOf(JudgmentRecord judgment) => judgment.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<GoldDay> GoldOf(GateInput input)
    {
        var retired = input.RetiredGold.Select(r => r.Pair).ToHashSet();
        var truths = input.Truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
        return
        [
            .. input.Judgments.Where(j => j.Purpose == PairPurpose.Gold && !retired.Contains(j.Pair)).GroupBy(DayOf, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new GoldDay(g.Key, ShareFigure.Of(g.Count(j => truths.TryGetValue(j.Pair, out var truth) && truth == j.Choice), g.Count()))),
        ];
    }
}
