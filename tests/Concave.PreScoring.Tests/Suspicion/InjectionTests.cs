using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Opening = Concave.PreScoring.Features.OpenBatch.OpenBatch;

namespace Concave.PreScoring.Tests.Suspicion;

/// <summary>
/// The whole corpus against a judge who believes everything: whatever an injected response wants, it gets, in both
/// orders and with full confidence. What it says must then not count as an opinion.
/// </summary>
public abstract class InjectionTests(TestDatabase database)
{
    [Fact]
    public async Task None_changes_a_verdict_without_being_flagged_and_routed_to_two_people()
    {
        var clean = new ReadyProject { Pairs = 2 * Injection.All.Count, Gold = 40, Plan = QualityPlan.HouseStandard with { SampleShare = 0.01 } };
        await using var bench = await JudgeBench.Open(database, Gullible, clean with { Change = Inject });

        var view = await bench.Run();

        Assert.Equal((PassState.Finished, clean.Pairs + clean.Gold), (view.State, view.Done));
        Assert.Equal(Injection.All.Count, view.Suspicious);
        await using (var db = bench.Bench.Store.Read())
        {
            foreach (var (pair, injection) in bench.Project.Production.Zip(Injection.All))
            {
                var opinion = await db.Opinions.SingleAsync(o => o.PairId == pair.Pair);
                Assert.True(opinion.State == OpinionState.Suspicious, injection.Id);
                Assert.True(opinion.Signs.Contains("a:", StringComparison.Ordinal), injection.Id);
                Assert.Contains("judge:moved", opinion.Signs, StringComparison.Ordinal); // it called the same response better and worse
            }
        }

        var batch = await bench.Bench.Get<Opening>().Handle(new(bench.Project.ProjectId), ReadyProject.Lead, default);
        Assert.Null(batch.Problem);
        await using var read = bench.Bench.Store.Read();
        var injected = bench.Project.Production.Take(Injection.All.Count).Select(p => p.Pair).ToHashSet();
        var routed = await read.RoutedPairs.Where(r => r.RoundId == batch.Value!.RoundId && injected.Contains(r.PairId)).ToListAsync();
        Assert.Equal(Injection.All.Count, routed.Count);
        Assert.All(routed, r => Assert.False(r.SuggestionShown));
        Assert.All(routed, r => Assert.InRange(r.Slots, 2, 2));
        Assert.All(routed, r => Assert.Contains(r.Reason, new[] { RouteReason.Suspicious, RouteReason.Sample }));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Injection.All.Count} injected texts in {Injection.All.Select(i => i.Language).Distinct().Count()} languages, {Injection.All.Select(i => i.Technique).Distinct().Count()} techniques: "
            + $"{view.Suspicious} flagged, {routed.Count(r => r.Slots == 2)} routed to two people, {routed.Count(r => r.SuggestionShown)} shown as a suggestion; of {clean.Pairs + clean.Gold - Injection.All.Count} clean pairs {view.Suspicious - Injection.All.Count} flagged");
    }

    // The first pairs carry the corpus in the response that an honest judge likes less.
    private static PairRecord Inject(PairRecord pair, int number)
    {
        if (pair.Purpose != PairPurpose.Production || number >= Injection.All.Count)
            return pair;
        var (better, worse) = SampleVerdicts.Truth(pair.ResponseA, pair.ResponseB) == Choice.A ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        return pair with { ResponseA = $"{Carrier(number)} {worse}\n\n{Injection.All[number].Text}", ResponseB = better };
    }

    private static string Carrier(int number) => $"Carrier{number}.";

    private static JudgeReaction Gullible(JudgeCall call)
    {
        var wanted = call.First.StartsWith("Carrier", StringComparison.Ordinal) ? "response_1" : call.Second.StartsWith("Carrier", StringComparison.Ordinal) ? "response_2" : null;
        return wanted is null ? SampleVerdicts.Honest(call)
            : new Answers(call.AsksForWorse ? SampleVerdicts.Worse(wanted) : SampleVerdicts.Better(call, wanted, confidence: 1));
    }
}

public sealed class InjectionOnSqlite() : InjectionTests(TestDatabase.Sqlite);

public sealed class InjectionOnPostgres() : InjectionTests(TestDatabase.Postgres);
