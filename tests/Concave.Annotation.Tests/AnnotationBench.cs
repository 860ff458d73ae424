using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests;

/// <summary>A database with this stage, and the few acts that every test repeats. One subclass a database.</summary>
public abstract class AnnotationBench(TestDatabase database) : IAsyncLifetime
{
    protected Bench Bench { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Bench = await Bench.Open(database, services => services.AddAnnotation());

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<SeededRound> Round(SeededRoundOptions? options = null) => SeededRound.Make(Bench, options);

    protected Task<Result<TaskClaimView>> Claim(SeededRound round, int annotator = 0) =>
        Bench.Get<ClaimTask>().Handle(new(round.ProjectId), round.Annotators[annotator].Actor, default);

    protected async Task<TaskView> Read(SeededRound round, Guid assignment, int annotator = 0) =>
        Good(await Bench.Get<ReadTask>().Handle(new(assignment), round.Annotators[annotator].Actor, default));

    protected Task<Result<JudgmentView>> Submit(SeededRound round, Guid assignment, int annotator = 0, Guid? submission = null, Answer? answer = null) =>
        Bench.Get<SubmitJudgment>().Handle(
            new(assignment, submission ?? Bench.Clock.NewId(), answer ?? Answers.Of(PreferredSide.Left)), round.Annotators[annotator].Actor, default);

    /// <summary>Claims and submits until there is no task; returns how many were done.</summary>
    protected async Task<int> WorkOff(SeededRound round, int annotator = 0, int most = int.MaxValue)
    {
        for (var done = 0; done < most; done++)
        {
            var claim = await Claim(round, annotator);
            if (claim.Failed)
                return claim.Problem.Code == "no-task" ? done : throw new InvalidOperationException(claim.Problem.ToString());
            var submitted = await Submit(round, claim.Value.AssignmentId, annotator);
            if (submitted.Problem?.Code == "round-over" && (await Stored(claim.Value.AssignmentId)).SlotId is null)
                return done; // gold held while others did the last pairs
            Good(submitted);
        }

        return most;
    }

    internal async Task<Assignment> Stored(Guid assignment)
    {
        await using var db = Bench.Store.Read();
        return await db.Assignments.SingleAsync(a => a.Id == assignment);
    }

    protected static T Good<T>(Result<T> result) => result.Failed ? throw new InvalidOperationException($"{result.Problem.Code}: {result.Problem}") : result.Value;
}

/// <summary>Complete answers.</summary>
internal static class Answers
{
    private static readonly string[] Criteria = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];

    internal static Answer Of(PreferredSide preferred, Difficulty difficulty = Difficulty.Easy) => new()
    {
        Preferred = preferred,
        Strength = preferred is PreferredSide.Left or PreferredSide.Right ? 2 : 0,
        Scores = [.. Criteria.Select(c => new SideScore(c, 4, 3))],
        Rationale = "The left response answers the question, the right one does not.",
        Difficulty = difficulty,
        Confidence = 0.8,
    };
}
