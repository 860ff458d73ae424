using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>The job that follows the last judgment of a round, and the last review.</summary>
internal sealed class RoundJudged(AdvanceBatch advance) : IJobHandler
{
    internal const string JobKind = "round-judged";

    public string Kind => JobKind;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop)
    {
        var round = JsonSerializer.Deserialize<JudgedRound>(payload, RecordJson.Options)!;
        var advanced = await advance.Handle(round.BatchId, stop);
        return advanced.Failed ? advanced.Problem : default(Done);
    }

    /// <summary>Asks for it, in the transaction that makes it necessary.</summary>
    internal static void Enqueue(ConcaveDb db, Guid roundId, Guid batchId, TimeProvider clock) =>
        db.Enqueue(JobKind, new JudgedRound(roundId, batchId), clock);

    private sealed record JudgedRound(Guid RoundId, Guid BatchId);
}
