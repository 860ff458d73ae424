using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Simulation;
using Concave.Ui.Judging;

namespace Concave.Cli.Demo;

/// <summary>Annotation: everybody claims, reads, judges and submits until nothing is left for them.</summary>
internal static class ActFour
{
    /// <summary>The careless are quick: somebody who stopped caring takes four tasks where others take one.</summary>
    private const int CarelessPace = 4;

    /// <summary>Works until nobody finds a task; says how many judgments were made.</summary>
    internal static async Task<int> Run(DemoWorld world, string occasion, CancellationToken stop)
    {
        var made = 0;
        var working = world.Panel.Where(p => p.Member.Role == "annotator").ToList();
        while (working.Count > 0)
        {
            foreach (var person in working.ToList())
            {
                var pace = person.Member.Drift > 0 ? CarelessPace : 1;
                for (var i = 0; i < pace && working.Contains(person); i++)
                {
                    if (await JudgeNext(world, person, occasion, stop))
                        made++;
                    else
                        working.Remove(person);
                }
            }
        }

        return made;
    }

    private static async Task<bool> JudgeNext(DemoWorld world, DemoPerson person, string occasion, CancellationToken stop)
    {
        var claim = await world.Get<ClaimTask>().Handle(new(world.ProjectId), person.Actor, stop);
        if (claim.Failed)
            return claim.Problem.Kind is ProblemKind.NotFound or ProblemKind.Refused or ProblemKind.Forbidden ? false : throw new DemoBroken(claim.Problem);
        var task = await world.Get<ReadTask>().Handle(new(claim.Value.AssignmentId), person.Actor, stop).OrBreak();
        var pair = world.Memory.Recall(task.Left, task.Right);
        var answer = person.Expert.Judge(pair, leftIsA: task.Left == pair.ResponseA, qualified: true, occasion);
        world.Clock.Pass(answer.Time);
        await world.Get<SubmitJudgment>().Handle(
            new(task.AssignmentId, world.Clock.NewId(), InScreenTerms(person, pair, task, answer, occasion), (long)answer.Time.TotalMilliseconds),
            person.Actor, stop).OrBreak();
        return true;
    }

    private static Answer InScreenTerms(DemoPerson person, KnownPair pair, TaskView task, SimulatedAnswer answer, string occasion) => new()
    {
        Preferred = answer.PrefersLeft ? PreferredSide.Left : PreferredSide.Right,
        Strength = answer.Strength,
        Scores = [.. task.Criteria.Select(c => Score(person, pair, answer, c.Key, occasion))],
        Rationale = answer.Rationale,
        Difficulty = answer.Difficulty,
        Confidence = answer.Confidence,
        Flags = [.. Flags(pair, task, answer)],
    };

    private static SideScore Score(DemoPerson person, KnownPair pair, SimulatedAnswer answer, string criterion, string occasion)
    {
        var (left, right) = person.Expert.Score(answer, pair, criterion, occasion);
        return new(criterion, left, right);
    }

    // Whoever rejects a response marks what is planted in it.
    private static IEnumerable<SideFlag> Flags(KnownPair pair, TaskView task, SimulatedAnswer answer)
    {
        var rejected = answer.PrefersLeft ? task.Right : task.Left;
        foreach (var defect in pair.Defects.Where(d => d.Kind is "hallucination" or "sycophancy" or "safety"))
        {
            var start = rejected.IndexOf(defect.Quote, StringComparison.Ordinal);
            if (start >= 0)
                yield return new(answer.PrefersLeft ? PreferredSide.Right : PreferredSide.Left, defect.Kind, start, start + defect.Quote.Length);
        }
    }
}
