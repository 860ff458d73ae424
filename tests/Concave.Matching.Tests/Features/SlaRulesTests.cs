using Concave.Data.HandOffs;
using CsCheck;

namespace Concave.Matching.Tests.Features;

public sealed class SlaRulesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Sla Terms = new(MaxTurnaroundHours: 24, PairsPerDay: 3, MinGoldAccuracy: 0.88);

    [Fact]
    public void A_whole_open_day_with_too_few_judgments_is_a_breach_and_a_half_open_one_is_not()
    {
        var work = Work(Monday.AddHours(9), [new(Monday, Monday.AddDays(2).AddHours(12))], [Monday.AddHours(20), Monday.AddDays(1).AddHours(8), Monday.AddDays(1).AddHours(9), Monday.AddDays(2)]);

        var breach = Assert.Single(SlaRules.Breaches(Terms, work));

        Assert.Equal(new(SlaTerm.DailyVolume, "2026-03-03", 2, 3), breach);
    }

    [Fact]
    public void Work_that_waits_too_long_is_a_breach_on_the_day_the_time_ran_out()
    {
        var work = Work(Monday, [new(Monday.AddHours(6), Monday.AddHours(60))], [Monday.AddHours(10)]);

        var breach = Assert.Single(SlaRules.Breaches(Terms with { PairsPerDay = 0 }, work));

        Assert.Equal(new(SlaTerm.Turnaround, "2026-03-03", 50, 24), breach);
    }

    [Fact]
    public void Verified_pairs_count_from_ten_on()
    {
        IReadOnlyList<(DateTimeOffset, bool)> Gold(int right, int wrong) =>
            [.. Enumerable.Range(0, right + wrong).Select(i => (Monday.AddMinutes(i), i < right))];
        IReadOnlyList<Breach> Of(int right, int wrong) => SlaRules.Breaches(Terms, new(Monday, [], [], Gold(right, wrong)));

        Assert.Empty(Of(0, 9));
        Assert.Empty(Of(9, 1));
        Assert.Equal(new(SlaTerm.GoldAccuracy, "2026-03-02", 0.8, 0.88), Assert.Single(Of(8, 2)));
    }

    [Fact]
    public void Nothing_counts_while_there_is_no_open_work_or_before_the_terms_were_agreed() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500]).Sample((from, hours) =>
        {
            var open = new OpenTime(Monday.AddHours(from), Monday.AddHours(from + hours));
            Assert.Empty(SlaRules.Breaches(Terms, Work(Monday, [], [])));
            Assert.Empty(SlaRules.Breaches(Terms, Work(open.To, [open], [])));
        });

    [Fact]
    public void More_judgments_never_make_a_breach() =>
        Gen.Select(Gen.Int[0, 200].List[0, 40], Gen.Int[0, 200]).Sample((hours, one) =>
        {
            IReadOnlyList<OpenTime> open = [new(Monday, Monday.AddHours(200))];
            List<DateTimeOffset> few = [.. hours.Order().Select(h => Monday.AddHours(h))];
            List<DateTimeOffset> more = [.. hours.Append(one).Order().Select(h => Monday.AddHours(h))];
            double Waited(List<DateTimeOffset> judged) => SlaRules.Breaches(Terms, Work(Monday, open, judged)).Where(b => b.Term == SlaTerm.Turnaround).Sum(b => b.Figure);
            int Short(List<DateTimeOffset> judged) => SlaRules.Breaches(Terms, Work(Monday, open, judged)).Count(b => b.Term == SlaTerm.DailyVolume);
            Assert.True(Waited(more) <= Waited(few) + 1e-9);
            Assert.True(Short(more) <= Short(few));
        });

    [Fact]
    public void Batches_open_at_once_are_one_stretch_and_one_still_open_ends_now()
    {
        var (first, second) = (Guid.AllBitsSet, Guid.Empty);
        BatchTransition Step(Guid batch, int number, BatchState from, BatchState to, int hour) =>
            new() { BatchId = batch, Number = number, From = from, To = to, Why = "", By = Guid.Empty, At = Monday.AddHours(hour) };

        var open = OpenTimes.Of(
            [
                Step(first, 1, BatchState.Planned, BatchState.Open, 1), Step(first, 2, BatchState.Open, BatchState.Judged, 5),
                Step(second, 1, BatchState.Planned, BatchState.Open, 3), Step(second, 2, BatchState.Open, BatchState.Judged, 8),
                Step(second, 3, BatchState.Judged, BatchState.Open, 10),
            ],
            Monday.AddHours(12));

        Assert.Equal([new OpenTime(Monday.AddHours(1), Monday.AddHours(8)), new OpenTime(Monday.AddHours(10), Monday.AddHours(12))], open);
    }

    [Fact]
    public void Terms_outside_their_ranges_are_refused()
    {
        Assert.Null(SlaRules.Refuse(Terms));
        Assert.Equal("sla.max_turnaround_hours", SlaRules.Refuse(Terms with { MaxTurnaroundHours = 0 })?.Where);
        Assert.Equal("sla.pairs_per_day", SlaRules.Refuse(Terms with { PairsPerDay = -1 })?.Where);
        Assert.Equal("sla.min_gold_accuracy", SlaRules.Refuse(Terms with { MinGoldAccuracy = double.NaN })?.Where);
    }

    private static WorkDone Work(DateTimeOffset agreed, IReadOnlyList<OpenTime> open, IReadOnlyList<DateTimeOffset> judged) => new(agreed, open, judged, []);
}
