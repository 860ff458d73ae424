using System.Globalization;
using Concave.Kernel;

namespace Concave.Matching;

/// <summary>A stretch of time during which a project had open work.</summary>
/// <param name="To">When it closed; the moment of the check while it is still open.</param>
internal readonly record struct OpenTime(DateTimeOffset From, DateTimeOffset To);

/// <summary>What one annotator did on a project since they agreed to its terms.</summary>
/// <param name="AgreedAt">From when the terms bind.</param>
/// <param name="Open">When there was open work, in order, without overlap.</param>
/// <param name="Judged">The times of their judgments, in order.</param>
/// <param name="Gold">Verified pairs they judged, in order: when, and whether rightly.</param>
internal sealed record WorkDone(
    DateTimeOffset AgreedAt, IReadOnlyList<OpenTime> Open, IReadOnlyList<DateTimeOffset> Judged, IReadOnlyList<(DateTimeOffset At, bool Right)> Gold);

/// <summary>One broken term on one day.</summary>
/// <param name="Day">UTC day, yyyy-MM-dd.</param>
/// <param name="Figure">Hours, judgments or share, as the term counts.</param>
internal readonly record struct Breach(SlaTerm Term, string Day, double Figure, double Agreed);

/// <summary>
/// When the agreed terms are broken [C4]. Nothing counts against anybody while there is no open work, and a day counts
/// only when it was open from end to end.
/// </summary>
internal static class SlaRules
{
    // Fewer verified pairs say nothing about a person.
    private const int LeastGold = 10;

    internal static Problem? Refuse(Sla sla) =>
        sla.MaxTurnaroundHours is < 1 or > 24 * 365 ? Fault("max_turnaround_hours", "Choose 1 to 8,760 hours.")
        : sla.PairsPerDay is < 0 or > 10_000 ? Fault("pairs_per_day", "Choose 0 to 10,000 pairs.")
        : sla.MinGoldAccuracy is >= 0 and <= 1 ? null
        : Fault("min_gold_accuracy", "Write a fraction: 0.88 for 88 %.");

    internal static IReadOnlyList<Breach> Breaches(Sla sla, WorkDone work) =>
        [.. DailyVolume(sla, work), .. Turnaround(sla, work), .. GoldAccuracy(sla, work)];

    private static IEnumerable<Breach> DailyVolume(Sla sla, WorkDone work)
    {
        var judged = work.Judged.CountBy(DayOf).ToDictionary();
        foreach (var open in Binding(work))
        {
            for (var day = NextMidnight(open.From); day.AddDays(1) <= open.To; day = day.AddDays(1))
            {
                var count = judged.GetValueOrDefault(DayOf(day));
                if (count < sla.PairsPerDay)
                    yield return new(SlaTerm.DailyVolume, DayOf(day), count, sla.PairsPerDay);
            }
        }
    }

    /// <summary>Open work waited for this person longer than agreed; dated when the time ran out.</summary>
    private static IEnumerable<Breach> Turnaround(Sla sla, WorkDone work)
    {
        var limit = TimeSpan.FromHours(sla.MaxTurnaroundHours);
        foreach (var open in Binding(work))
        {
            var since = open.From;
            foreach (var next in work.Judged.Where(at => at >= open.From && at <= open.To).Append(open.To))
            {
                if (next - since > limit)
                    yield return new(SlaTerm.Turnaround, DayOf(since + limit), (next - since).TotalHours, sla.MaxTurnaroundHours);
                since = next;
            }
        }
    }

    private static IEnumerable<Breach> GoldAccuracy(Sla sla, WorkDone work)
    {
        var bound = work.Gold.Where(g => g.At >= work.AgreedAt).ToList();
        var share = bound.Count < LeastGold ? 1 : bound.Count(g => g.Right) / (double)bound.Count;
        if (share < sla.MinGoldAccuracy)
            yield return new(SlaTerm.GoldAccuracy, DayOf(bound[^1].At), share, sla.MinGoldAccuracy);
    }

    private static IEnumerable<OpenTime> Binding(WorkDone work) =>
        work.Open.Where(o => o.To > work.AgreedAt).Select(o => o with { From = o.From > work.AgreedAt ? o.From : work.AgreedAt });

    private static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset NextMidnight(DateTimeOffset time)
    {
        var midnight = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        return midnight == time ? midnight : midnight.AddDays(1);
    }

    private static Problem Fault(string field, string mend) =>
        new("sla-invalid", ProblemKind.Invalid, $"The term {field} cannot be used as it is.", mend, $"sla.{field}");
}
