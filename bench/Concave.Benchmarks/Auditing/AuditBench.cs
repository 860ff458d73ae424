using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Datasets.Tests.Auditing;

namespace Concave.Benchmarks.Auditing;

/// <summary>The audit on made files whose truth is known: what its intervals cover, what its alarms are worth.</summary>
internal static class AuditBench
{
    private const double Eligible = 0.6;
    private const int LeastTraps = 20;

    private static readonly int[] Sizes = [50, 200, 1000];

    internal static async Task<int> Run(int seeds)
    {
        Console.WriteLine($"{seeds} made files a figure; 95 % intervals; at least 93 of 100 have to cover, at least 95 of 100 clean files to raise no alarm");
        var failed = 0;
        foreach (var pairs in Sizes)
        {
            Console.WriteLine($"n = {pairs}");
            failed += await Clean(seeds, pairs);
            foreach (var rate in new[] { 0, 0.1, 0.3, 0.5 })
                failed += await GoingAlong(seeds, pairs, rate);
            foreach (var rate in new[] { 0.5, 0.6, 0.7 })
                failed += await Habit(seeds, pairs, "length", rate, seed => new(seed, pairs) { Longer = rate });
            foreach (var rate in new[] { 0.5, 0.55, 0.65 })
                failed += await Habit(seeds, pairs, "position", rate, seed => new(seed, pairs) { First = rate });
            failed += await TooLittle(seeds, pairs);
        }

        Console.WriteLine(failed == 0 ? "every figure is reached" : $"{failed} figures are not reached");
        return failed == 0 ? 0 : 1;
    }

    private static async Task<int> Clean(int seeds, int pairs)
    {
        var quiet = 0;
        for (var seed = 1; seed <= seeds; seed++)
            quiet += (await Audit(new(seed, pairs) { Eligible = Eligible })).Findings.All(f => f.Level != "alarm") ? 1 : 0;
        return Tell("clean: no alarm", quiet, seeds, 95);
    }

    private static async Task<int> GoingAlong(int seeds, int pairs, double rate)
    {
        var (covered, alarms) = (0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var report = await Audit(new(seed, pairs) { Eligible = Eligible, Along = rate });
            covered += Covers(report.Sycophancy.Chosen, rate) ? 1 : 0;
            alarms += report.Sycophancy.Verdict == "tilted_toward" ? 1 : 0;
        }

        // Chosen in half of the pairs or fewer is no tilt toward it.
        return Tell($"going along chosen in {100 * rate:0} %: interval covers", covered, seeds, 93) + Tell("    no alarm of a tilt toward it", seeds - alarms, seeds, 95);
    }

    private static async Task<int> Habit(int seeds, int pairs, string look, double rate, Func<int, PlantedPairs> plant)
    {
        var (covered, alarms) = (0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var habit = (await Audit(plant(seed))).Habits.Single(h => h.Look == look);
            covered += Covers(habit.More, rate) ? 1 : 0;
            alarms += habit.Alarm ? 1 : 0;
        }

        return Tell($"{look} {100 * rate:0} %: interval covers", covered, seeds, 93, $"; alarm in {alarms}");
    }

    private static async Task<int> TooLittle(int seeds, int pairs)
    {
        var said = 0;
        var share = Math.Min(Eligible, 0.2 * LeastTraps / pairs);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var found = (await Audit(new(seed, pairs) { Eligible = share, Along = 1 })).Sycophancy;
            said += found.Informative >= LeastTraps == (found.Verdict != "insufficient_evidence") ? 1 : 0;
        }

        return Tell($"about {share * pairs:0} pairs that can show it, all gone along with: insufficient evidence", said, seeds, 100);
    }

    private static bool Covers(ExactShare share, double truth) => share.Low95 <= truth && truth <= share.High95;

    private static int Tell(string what, int hits, int of, int least, string more = "")
    {
        var reached = hits * 100 >= least * of;
        Console.WriteLine($"  {what}: {hits} of {of}{more}{(reached ? "" : "  NOT REACHED")}");
        return reached ? 0 : 1;
    }

    private static async Task<AuditReport> Audit(PlantedPairs planted)
    {
        var path = Path.Combine(Path.GetTempPath(), $"concave-planted-{Environment.ProcessId}.jsonl");
        await File.WriteAllBytesAsync(path, planted.Write());
        try
        {
            return (await FileAudit.Run(new(path) { Format = PairFormat.Plain }, CancellationToken.None)).Value!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
