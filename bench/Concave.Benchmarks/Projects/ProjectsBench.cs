using System.Collections.Concurrent;
using System.Diagnostics;
using Concave.Agreement;
using Concave.Annotation;
using Concave.Kernel.Records;
using Concave.Quality;
using Concave.Testing;

namespace Concave.Benchmarks.Projects;

/// <summary>
/// A thousand simulated projects, each from its open round to its verdict through the handlers and a database: how often
/// every gate and detector does what it should. Two at a time, each with a database of its own.
/// </summary>
internal static class ProjectsBench
{
    private const int Workers = 2;
    private const int InOneDatabase = 20;

    internal static async Task Run(int projects)
    {
        var watch = Stopwatch.StartNew();
        ConcurrentBag<ProjectOutcome> outcomes = [];
        ConcurrentQueue<int[]> waiting = new(Enumerable.Range(0, projects).Chunk(InOneDatabase));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var portion))
                await Portion(portion, outcomes);
        })));
        Print([.. outcomes], projects, watch.Elapsed);
    }

    private static async Task Portion(int[] seeds, ConcurrentBag<ProjectOutcome> outcomes)
    {
        await using var bench = await Bench.Open(TestDatabase.Sqlite, services => services.AddAnnotation().AddQuality());
        foreach (var seed in seeds)
            outcomes.Add(await new SimulatedProject(bench, ProjectKind.All[seed % ProjectKind.All.Length], seed).Run());
    }

    private static void Print(ProjectOutcome[] outcomes, int projects, TimeSpan took)
    {
        var options = SimulatedProject.Options(0);
        Console.WriteLine(FormattableString.Invariant($"simulated: {projects} projects of {options.Pairs} pairs by {ProjectKind.Panel} people, {outcomes.Sum(o => o.Judgments)} judgments in all, {took.TotalSeconds:0} s; exact 95 % intervals"));
        Console.WriteLine("| project | released | gates that failed | found | honest people's habits, in 1,000 judgments | flags of single judgments, in 1,000 | honest people paused |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var kind in ProjectKind.All)
            Row(kind, [.. outcomes.Where(o => o.Kind == kind)]);
        var honest = outcomes.Sum(o => o.HonestJudgments);
        Console.WriteLine(FormattableString.Invariant(
            $"honest work in all {honest} judgments: {1000.0 * outcomes.Sum(HonestHabits) / honest:0.00} habits, {1000.0 * outcomes.Sum(o => o.Others) / honest:0.00} flags of single judgments in 1,000"));
        foreach (var habit in outcomes.SelectMany(o => o.Habits.Where(h => !IsBad(o.Kind, h.Person)).Select(h => h.Habit)).GroupBy(h => h).OrderByDescending(g => g.Count()))
            Console.WriteLine(FormattableString.Invariant($"  {habit.Key}: {habit.Count()}"));
    }

    private static void Row(ProjectKind kind, ProjectOutcome[] of)
    {
        if (of.Length == 0)
            return;
        var failed = of.SelectMany(o => o.Gates.Where(g => g.Outcome == GateOutcome.Failed).Select(g => g.Gate)).GroupBy(g => g).OrderByDescending(g => g.Count()).Select(g => FormattableString.Invariant($"{g.Key} {g.Count()}"));
        var found = kind.Habit.Length > 0 ? Share(of.Count(o => o.Habits.Contains((kind.Habit, ProjectKind.Panel - 1))), of.Length)
            : kind.WrongGold > 0 ? FormattableString.Invariant($"{Share(of.Sum(o => o.Doubted.Wrong), of.Length * kind.WrongGold)} of the wrong answers, {of.Sum(o => o.Doubted.Ordinary)} others")
            : "";
        var honest = of.Sum(o => o.HonestJudgments);
        Console.WriteLine(FormattableString.Invariant(
            $"| {kind.Name} | {Share(of.Count(o => o.Released), of.Length)} | {string.Join(", ", failed)} | {found} | {1000.0 * of.Sum(HonestHabits) / honest:0.00} | {1000.0 * of.Sum(o => o.Others) / honest:0.00} | {of.Sum(o => o.Paused.Count(p => !IsBad(kind, p)))} of {of.Sum(o => o.Kind.People.Count - (kind.Habit.Length > 0 ? 1 : 0))} |"));
    }

    private static int HonestHabits(ProjectOutcome outcome) => outcome.Habits.Count(h => !IsBad(outcome.Kind, h.Person));

    private static bool IsBad(ProjectKind kind, int person) => kind.Habit.Length > 0 && person == ProjectKind.Panel - 1;

    private static string Share(int hits, int of)
    {
        var interval = Proportion.ClopperPearson(hits, of);
        return FormattableString.Invariant($"{hits} of {of} ({interval.Lower.Value:0.0%} to {interval.Upper.Value:0.0%})");
    }
}
