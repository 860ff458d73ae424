using System.Text;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Opening = Concave.PreScoring.Features.OpenBatch.OpenBatch;

namespace Concave.PreScoring.Tests.Asking;

/// <summary>The real clients against a server of this machine, from starting a pass to the routing that follows.</summary>
public abstract class FirstPassTests(TestDatabase database)
{
    [Theory]
    [InlineData(JudgeProtocol.Anthropic)]
    [InlineData(JudgeProtocol.OpenAi)]
    public async Task Every_pair_is_asked_about_in_both_orders_and_every_answer_is_on_record(JudgeProtocol protocol)
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), settings: j => j with { Protocol = protocol });

        var view = await bench.Run();

        Assert.Equal((PassState.Finished, 80, 80, 80, 0, 160), (view.State, view.Done, view.Pairs, view.Consistent, view.Inconsistent, view.Answers));
        Assert.Equal(160, bench.Server.Calls.Count);
        Assert.Equal(bench.Server.Tokens, (view.InputTokens, view.OutputTokens));
        await using var db = bench.Bench.Store.Read();
        foreach (var pair in bench.Project.Production.Concat(bench.Project.GoldPairs))
        {
            var opinion = await db.Opinions.SingleAsync(o => o.PairId == pair.Pair);
            var truth = SampleVerdicts.Truth(pair.ResponseA, pair.ResponseB);
            Assert.Equal((truth, truth, 0.9, OpinionState.Sound), (opinion.Choice, opinion.ChoiceSwapped, opinion.Confidence, opinion.State));
            Assert.Equal("One response names the year, the other does not.", Encoding.UTF8.GetString(await bench.Bench.Vault.OpenBytes(bench.Project.ProjectId, opinion.Reason, default)));
        }

        var answers = await db.JudgeAnswers.ToListAsync();
        Assert.Equal(160, answers.DistinctBy(a => (a.PairId, a.Question, a.Try)).Count());
        Assert.Equal(160, answers.DistinctBy(a => a.Nonce).Count());
        Assert.All(answers, a => Assert.Equal((AnswerKind.Verdict, view.Provider, 64), (a.Kind, a.Provider, a.PromptVersion.Length)));
        Assert.Equal(view.Spent, answers.Sum(a => a.Cost));
        Assert.True(view.Spent > 0);
    }

    [Fact]
    public async Task The_rubric_goes_first_and_is_the_same_bytes_in_every_question_marked_for_the_cache()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), new() { Pairs = 5, Gold = 0 });

        var view = await bench.Run();

        var system = Assert.Single(bench.Server.Calls.Select(c => c.System).Distinct());
        Assert.All(bench.Project.Guidelines.Rubric.Criteria, c => Assert.Contains(c.Definition, system, StringComparison.Ordinal));
        Assert.All(bench.Server.Calls, c => Assert.Equal("ephemeral", (string)c.Body["system"]![0]!["cache_control"]!["type"]!));
        Assert.All(bench.Server.Calls, c => Assert.Equal("low", (string)c.Body["output_config"]!["effort"]!));
        Assert.Equal(9 * JudgeServer.CountOf(system), view.CachedTokens);
    }

    [Fact]
    public async Task Nothing_is_asked_twice_whatever_is_run_again()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), new() { Pairs = 10, Gold = 0 });
        var pass = await bench.Start();
        await bench.Work(pass);

        Assert.Equal(pass, await bench.Start());
        var again = await bench.Work(pass);

        Assert.Equal((PassState.Finished, 10, 20), (again.State, again.Done, again.Answers));
        Assert.Equal(20, bench.Server.Calls.Count);
    }

    [Fact]
    public async Task Overload_limits_faults_timeouts_and_cut_connections_are_survived()
    {
        JudgeReaction Troubled(JudgeCall call) => (call.Number % 11) switch
        {
            1 => new Fails(429, "Too many.", RetryAfterSeconds: 1),
            2 => new Fails(529, "Overloaded."),
            3 => new Fails(500, "Internal."),
            4 => new Breaks(InTheMiddle: false),
            5 => new Breaks(InTheMiddle: true),
            6 => new Babbles("<html>proxy</html>"),
            7 when call.Number < 20 => SampleVerdicts.Honest(call) with { After = TimeSpan.FromSeconds(30) },
            _ => SampleVerdicts.Honest(call),
        };
        await using var bench = await JudgeBench.Open(database, Troubled, new() { Pairs = 12, Gold = 0 }, j => j with { TimeoutSeconds = 1 });

        var view = await bench.Run();

        Assert.Equal((PassState.Finished, 12, 12, 24), (view.State, view.Done, view.Consistent, view.Answers));
    }

    [Fact]
    public async Task A_refusal_a_cut_answer_and_a_broken_one_are_values_and_the_pair_goes_to_people()
    {
        // By what the pair says, so that both orders get the same; every trouble twice, so that the one pair of the sample cannot take it away.
        JudgeReaction React(JudgeCall call) => (Place(call) % 20) switch
        {
            0 => new Answers("", "refusal"),
            1 => new Answers("""{"critical_difference":"It is""", "max_tokens"),
            2 => new Answers("I would rather say that both are fine."),
            3 => new Answers(SampleVerdicts.Better(call, "response_1", change: v => v["confidence"] = 1.4)),
            4 => new Answers(SampleVerdicts.Better(call, "response_1", change: v => v["scores"]!["safety"]!["response_1"] = 6)),
            5 => new Fails(413, "prompt is too long"),
            6 => new Answers(SampleVerdicts.Better(call, "response_1")), // whatever stands first
            _ => SampleVerdicts.Honest(call),
        };
        await using var bench = await JudgeBench.Open(database, React, new() { Pairs = 40, Gold = 40, Plan = QualityPlan.HouseStandard with { SampleShare = 0.01 } });

        var view = await bench.Run();

        Assert.Equal((PassState.Finished, 80, 4, 20, 4, 0), (view.State, view.Done, view.Refused, view.Unparseable, view.Inconsistent, view.Suspicious));
        await using (var db = bench.Bench.Store.Read())
        {
            Assert.Equal(4, await db.JudgeAnswers.CountAsync(a => a.Kind == AnswerKind.Refused)); // the other order is not asked
            Assert.Equal(16, await db.JudgeAnswers.CountAsync(a => a.Kind == AnswerKind.CutOff)); // two orders, two tries, four pairs
            Assert.Equal(["413: prompt is too long", "not-json", "range:confidence", "range:scores", "cut-off", "refusal"], (await db.JudgeAnswers.Where(a => a.Fault != "").Select(a => a.Fault.Replace("HTTP ", "")).Distinct().ToListAsync()).OrderBy(f => Array.IndexOf(["413: prompt is too long", "not-json", "range:confidence", "range:scores", "cut-off", "refusal"], f)));
        }

        var batch = await bench.Bench.Get<Opening>().Handle(new(bench.Project.ProjectId), ReadyProject.Lead, default);
        Assert.Null(batch.Problem);
        await using var read = bench.Bench.Store.Read();
        var routed = await read.RoutedPairs.Where(r => r.RoundId == batch.Value!.RoundId && r.Reason != RouteReason.Gold && !r.InSample).ToListAsync();
        Assert.All(routed, r => Assert.Equal(2, r.Slots)); // nothing is calibrated: nothing goes to one person
        Assert.Contains(routed, r => r is { Reason: RouteReason.Refused, SuggestionShown: false });
        Assert.Contains(routed, r => r is { Reason: RouteReason.Unparseable, SuggestionShown: false });
        Assert.Contains(routed, r => r is { Reason: RouteReason.Inconsistent, SuggestionShown: false });
        Assert.Contains(routed, r => r is { Reason: RouteReason.Borderline, SuggestionShown: true });
        Assert.DoesNotContain(routed, r => r.Reason == RouteReason.Single);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_used_is_asked_for_once_more()
    {
        HashSet<string> seen = [];
        JudgeReaction React(JudgeCall call)
        {
            lock (seen)
                return seen.Add(call.First) ? new Answers("not json") : SampleVerdicts.Honest(call);
        }

        await using var bench = await JudgeBench.Open(database, React, new() { Pairs = 6, Gold = 0 });

        var view = await bench.Run();

        Assert.Equal((6, 24, 0), (view.Consistent, view.Answers, view.Unparseable));
    }

    [Fact]
    public async Task The_budget_is_never_exceeded_and_the_pass_says_what_is_left()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), new() { Pairs = 60, Gold = 0 });
        var pass = await bench.Start(budget: 0.004m);

        var view = await bench.Work(pass);

        Assert.Equal(PassState.OutOfBudget, view.State);
        Assert.InRange(view.Spent, 1, view.Budget);
        Assert.InRange(view.Done, 1, 59);
        Assert.Equal(60 - view.Done, view.Forecast.Pairs);
        Assert.True(view.RunsShort);
        Assert.Equal("budget-spent", (await bench.Bench.Get<RunFirstPass>().Handle(new(bench.Project.ProjectId, "sample", 0.000_001m), ReadyProject.Lead, default)).Problem?.Code);

        Assert.Equal(pass, await bench.Start(budget: 10));
        var whole = await bench.Work(pass);

        Assert.Equal((PassState.Finished, 60, 120), (whole.State, whole.Done, whole.Answers));
        Assert.Equal(120, bench.Server.Calls.Count);
    }

    [Theory]
    [InlineData(401, "invalid x-api-key")]
    [InlineData(402, "Your credit balance is too low.")]
    [InlineData(404, "model: claude-none")]
    [InlineData(400, "You have reached your specified API usage limits.")]
    public async Task What_only_a_person_can_mend_stops_the_pass_with_the_providers_words(int status, string words)
    {
        await using var bench = await JudgeBench.Open(database, _ => new Fails(status, words), new() { Pairs = 20, Gold = 0 });

        var view = await bench.Run();

        Assert.Equal((PassState.Barred, 0, $"HTTP {status}: {words}"), (view.State, view.Answers, view.Why));
        Assert.InRange(bench.Server.Calls.Count, 1, 4); // no more than were under way
    }

    [Fact]
    public async Task A_single_pair_that_the_provider_rejects_does_not_stop_the_others()
    {
        await using var bench = await JudgeBench.Open(database, call => Place(call) == 7 && call.Number > 3 ? new Fails(400, "messages: odd characters") : SampleVerdicts.Honest(call), new() { Pairs = 20, Gold = 0 });

        var view = await bench.Run();

        Assert.Equal((PassState.Finished, 20), (view.State, view.Done));
        Assert.InRange(view.Unparseable, 0, 1);
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_the_pass_running_and_says_why()
    {
        await using var bench = await JudgeBench.Open(database, _ => new Fails(529, "Overloaded."), new() { Pairs = 4, Gold = 0 });
        var pass = await bench.Start();
        bench.Bench.Get<WorkOnPass>().Length = TimeSpan.FromSeconds(2);

        var end = await bench.Bench.Get<WorkOnPass>().Handle(pass, default);

        Assert.Equal((PassState.Running, TimeSpan.FromMinutes(1)), (end.State, end.Again));
        var view = await bench.Show();
        Assert.Equal((0, 4, "HTTP 529: Overloaded."), (view.Answers, view.Forecast.Pairs, view.Trouble));
    }

    [Fact]
    public async Task No_more_questions_are_under_way_than_the_settings_allow()
    {
        await using var bench = await JudgeBench.Open(
            database, call => SampleVerdicts.Honest(call) with { After = TimeSpan.FromMilliseconds(30) }, new() { Pairs = 30, Gold = 0 }, j => j with { Concurrency = 3 });

        await bench.Run();

        Assert.Equal(3, bench.Server.MostAtOnce);
    }

    [Fact]
    public async Task Two_processes_do_not_work_on_one_pass_at_once()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call) with { After = TimeSpan.FromMilliseconds(20) }, new() { Pairs = 20, Gold = 0 });
        var pass = await bench.Start();
        var work = bench.Bench.Get<WorkOnPass>();

        var ends = await Task.WhenAll(work.Handle(pass, default), work.Handle(pass, default));

        Assert.Single(ends, e => e.Busy);
        Assert.Equal(40, bench.Server.Calls.Count);
    }

    [Fact]
    public async Task Stopping_keeps_what_came_and_going_on_adds_the_rest()
    {
        using var some = new SemaphoreSlim(0);
        await using var bench = await JudgeBench.Open(database, call =>
        {
            if (call.Number == 10)
                some.Release();
            return SampleVerdicts.Honest(call) with { After = TimeSpan.FromMilliseconds(10) };
        }, new() { Pairs = 40, Gold = 0 });
        var pass = await bench.Start();
        using var stop = new CancellationTokenSource();
        var turn = bench.Bench.Get<WorkOnPass>().Handle(pass, stop.Token);
        await some.WaitAsync();

        Assert.False((await bench.Bench.Get<StopFirstPass>().Handle(new(pass), ReadyProject.Lead, default)).Failed);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        var stopped = await bench.Work(pass);
        Assert.Equal(PassState.Stopped, stopped.State);
        Assert.InRange(stopped.Answers, 1, 79);

        var asked = bench.Server.Calls.Count;
        Assert.Equal(pass, await bench.Start());
        var whole = await bench.Work(pass);
        Assert.Equal((PassState.Finished, 40, 80), (whole.State, whole.Done, whole.Answers));
        Assert.Equal(80 - stopped.Answers, bench.Server.Calls.Count - asked);
    }

    [Fact]
    public async Task The_forecast_after_a_part_is_within_five_percent_of_what_the_server_counts_in_the_end()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), new() { Pairs = 400, Gold = 0 });
        var pass = await bench.Start(budget: 0.02m);
        var part = await bench.Work(pass);
        Assert.InRange(part.Done, 30, 200);

        await bench.Start(budget: 10);
        var whole = await bench.Work(pass);

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"forecast after {part.Done} of {whole.Done} pairs over what the server counted: input {(part.InputTokens + part.Forecast.InputTokens) / (double)bench.Server.Tokens.Input:0.0000}, output {(part.OutputTokens + part.Forecast.OutputTokens) / (double)bench.Server.Tokens.Output:0.0000}, cost {(part.Spent + part.Forecast.Cost) / (double)whole.Spent:0.0000}"));
        Assert.Equal(ForecastBasis.Answers, part.Forecast.Basis);
        Assert.InRange((part.InputTokens + part.Forecast.InputTokens) / (double)bench.Server.Tokens.Input, 0.95, 1.05);
        Assert.InRange((part.OutputTokens + part.Forecast.OutputTokens) / (double)bench.Server.Tokens.Output, 0.95, 1.05);
        Assert.InRange((part.Spent + part.Forecast.Cost) / (double)whole.Spent, 0.95, 1.05);
    }

    [Fact]
    public async Task Leads_see_what_is_doubtful_and_others_see_nothing()
    {
        await using var bench = await JudgeBench.Open(database, call => Place(call) == 0 ? new Answers("", "refusal") : SampleVerdicts.Honest(call), new() { Pairs = 8, Gold = 0 });
        var view = await bench.Run();
        var show = bench.Bench.Get<ShowDoubts>();

        var doubts = await show.Handle(new(view.PassId), ReadyProject.Lead, default);

        var doubt = Assert.Single(doubts.Value!.Doubts);
        Assert.Equal(("production-0", OpinionState.Refused, "refusal"), (doubt.ExternalId, doubt.State, Assert.Single(doubt.Faults)));
        Assert.Equal("role-missing", (await show.Handle(new(view.PassId), new(Guid.Empty, Roles.Annotator), default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<ShowFirstPass>().Handle(new(bench.Project.ProjectId), new(Guid.Empty, Roles.Annotator | Roles.Client), default)).Problem?.Code);
    }

    // Sample responses begin with A or B and the number of their pair.
    private static int Place(JudgeCall call) => int.Parse(call.First[1..call.First.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class FirstPassOnSqlite() : FirstPassTests(TestDatabase.Sqlite);

public sealed class FirstPassOnPostgres() : FirstPassTests(TestDatabase.Postgres);
