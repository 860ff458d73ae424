using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Ui.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>Several people who claim and submit without a pause, until nothing is left or somebody kills them.</summary>
internal static class Submitter
{
    private static readonly string[] Criteria = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];

    /// <summary>Prints a line for each judgment that was acknowledged, and none before.</summary>
    /// <param name="installed">Where to work.</param>
    /// <param name="people">The project, then the annotators.</param>
    internal static async Task<int> Run(Installed installed, string[] people)
    {
        await using var services = installed.Open();
        await using var output = Console.OpenStandardOutput();
        using var turn = new SemaphoreSlim(1);
        var project = Guid.Parse(people[0]);
        await Task.WhenAll(people[1..].Select(person => Task.Run(() => Work(services, project, new(Guid.Parse(person), Roles.Annotator), Acknowledge))));
        return 0;

        async Task Acknowledge(Guid submission, JudgmentView judgment)
        {
            await turn.WaitAsync();
            try
            {
                await output.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{submission} {judgment.JudgmentId} {judgment.AssignmentId}\n"));
                await output.FlushAsync();
            }
            finally
            {
                turn.Release();
            }
        }
    }

    private static async Task Work(ServiceProvider services, Guid project, Actor actor, Func<Guid, JudgmentView, Task> acknowledge)
    {
        var (claim, submit, clock) = (services.GetRequiredService<ClaimTask>(), services.GetRequiredService<SubmitJudgment>(), services.GetRequiredService<TimeProvider>());
        while (await claim.Handle(new(project), actor, default) is { Failed: false } task)
        {
            var submission = clock.NewId();
            var judged = await submit.Handle(new(task.Value.AssignmentId, submission, Answer, FocusedMs: 1), actor, default);
            if (!judged.Failed)
                await acknowledge(submission, judged.Value);
        }
    }

    internal static Answer Answer => new()
    {
        Preferred = PreferredSide.Left,
        Strength = 2,
        Scores = [.. Criteria.Select(c => new SideScore(c, 4, 3))],
        Rationale = "The left response answers the question, the right one does not.",
        Difficulty = Difficulty.Easy,
        Confidence = 0.8,
    };
}
