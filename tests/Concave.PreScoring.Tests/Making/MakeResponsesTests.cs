using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Recording = Concave.PreScoring.Features.RecordOpinions.RecordOpinions;

namespace Concave.PreScoring.Tests.Making;

/// <summary>The real clients against a server of this machine, from a file of prompts to the pairs that wait to be taken in.</summary>
public abstract class MakeResponsesTests(TestDatabase database)
{
    // Every answer is another one, and says nothing of who gave it.
    private static Answers Honest(JudgeCall call) => new($"It says {call.Number * 7919 % 104729}, and that is all.");

    [Theory]
    [InlineData(JudgeProtocol.Anthropic)]
    [InlineData(JudgeProtocol.OpenAi)]
    public async Task Two_samples_of_one_model_become_a_pair_and_every_answer_is_on_record(JudgeProtocol protocol)
    {
        await using var bench = await MakingBench.Open(database, Honest, protocol: protocol);
        bench.Prompts(12);

        var view = await bench.Run(ResponseSource.TwoSamples);

        Assert.Equal((PassState.Finished, 12, 12, 0, 24), (view.State, view.Prompts, view.Made, view.TakenIn, view.Answers));
        Assert.Equal(bench.Server.Tokens, (view.InputTokens, view.OutputTokens));
        await using var db = bench.Bench.Store.Read();
        var answers = await db.MadeAnswers.ToListAsync();
        Assert.Equal(view.Spent, answers.Sum(a => a.Cost));
        Assert.True(view.Spent > 0);
        Assert.All(answers, a => Assert.Equal((MadeKind.Response, 1, view.RecipeVersion), (a.Kind, a.Try, a.RecipeVersion)));
        foreach (var made in await db.MadePairs.ToListAsync())
        {
            var pair = await bench.Bench.Vault.Open<PairRecord>(made.ProjectId, made.Content, default);
            Assert.Equal(MakingBench.Asked(int.Parse(made.ExternalId["prompt-".Length..], System.Globalization.CultureInfo.InvariantCulture)), Assert.Single(pair.Prompt).Content);
            Assert.NotEqual(pair.ResponseA, pair.ResponseB);
            Assert.Equal(("llama", "llama"), (made.FamilyA, made.FamilyB));
            Assert.DoesNotContain("llama", JsonSerializer.Serialize(pair, RecordJson.Options), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_reference_stands_beside_the_clients_response_and_only_it_is_asked_for()
    {
        await using var bench = await MakingBench.Open(database, Honest);
        bench.Prompts(10, withResponse: true);

        var view = await bench.Run(ResponseSource.ReferenceCeiling);

        Assert.Equal((PassState.Finished, 10, 10, null), (view.State, view.Made, view.Answers, view.First));
        await using var db = bench.Bench.Store.Read();
        foreach (var made in await db.MadePairs.ToListAsync())
        {
            var pair = await bench.Bench.Vault.Open<PairRecord>(made.ProjectId, made.Content, default);
            var own = pair.ResponseA.StartsWith("The client's own", StringComparison.Ordinal);
            Assert.Equal((own ? null : "llama", own ? "llama" : null), (made.FamilyA, made.FamilyB));
            Assert.Equal(own, made.MadeA is null);
        }
    }

    [Fact]
    public async Task Strong_and_weak_are_asked_differently_stand_on_either_side_and_the_recipe_is_on_record()
    {
        await using var bench = await MakingBench.Open(database, Honest);
        bench.Prompts(40);
        var ordered = await bench.Bench.Get<OrderResponses>().Handle(
            bench.Request(ResponseSource.StrongAndWeak) with { Instruction = "Answer in one sentence, from memory." }, ReadyProject.Lead, default);

        var view = await bench.Work(ordered.Value!.OrderId);

        Assert.Equal((40, "llama-sample-70b", "llama-sample-1b", "Answer in one sentence, from memory."), (view.Made, view.First, view.Second, view.Instruction));
        var told = bench.Server.Calls.ToLookup(c => (string)c.Body["model"]!, c => c.System);
        Assert.All(told["llama-sample-1b"], system => Assert.Equal("Answer in one sentence, from memory.", system));
        Assert.All(told["llama-sample-70b"], system => Assert.Equal("", system));
        await using var db = bench.Bench.Store.Read();
        var records = (await db.MadePairs.Select(m => m.MadeA!).ToListAsync()).ConvertAll(m => JsonSerializer.Deserialize<MadeRecord>(m, RecordJson.Options)!);
        Assert.All(records, r => Assert.Equal(r.Part == Part.First ? "llama-sample-70b" : "llama-sample-1b", r.By.Model));
        Assert.InRange(records.Count(r => r.Part == Part.First), 8, 32); // the letter does not tell the strong one
        var makers = await bench.Bench.Get<ListMakers>().Handle(new(bench.Project.ProjectId), ReadyProject.Lead, default);
        Assert.All(makers.Value!, m => Assert.Equal(["llama-sample-1b", "llama-sample-70b"], new[] { m.A!.Model, m.B!.Model }.Order()));
        Assert.Equal(40, makers.Value!.DistinctBy(m => m.ExternalId).Count());
        Assert.Equal("role-missing", (await bench.Bench.Get<ListMakers>().Handle(new(bench.Project.ProjectId), new(Guid.Empty, Roles.Annotator | Roles.Client), default)).Problem?.Code);
    }

    [Fact]
    public async Task Refusals_empty_cut_and_equal_answers_are_set_aside_with_the_reason_and_never_stored_as_responses()
    {
        JudgeReaction React(JudgeCall call) => MakingBench.Place(call) switch
        {
            0 => new Answers("", "refusal"),
            1 => new Answers(" \n "),
            2 => new Answers("It goes on and", "max_tokens"),
            3 => new Answers("Always the same."),
            4 => new Fails(413, "prompt is too long"),
            _ => Honest(call),
        };
        await using var bench = await MakingBench.Open(database, React);
        bench.Prompts(12);

        var view = await bench.Run(ResponseSource.TwoSamples);

        Assert.Equal((PassState.Finished, 7, 0), (view.State, view.Made, view.Left));
        Assert.Equal(["cut-off 1", "empty 1", "not-taken 1", "refused 1", "same 1"], view.WithoutPair.Select(w => $"{w.Code} {w.Count}"));
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(7, await db.MadePairs.CountAsync());
        Assert.Equal(1, await db.MadeAnswers.CountAsync(a => a.Kind == MadeKind.Refused)); // the second is not paid for
        Assert.Equal(2, await db.MadeAnswers.CountAsync(a => a.Kind == MadeKind.Empty)); // asked for once more
        Assert.Equal(2, await db.MadeAnswers.CountAsync(a => a.Kind == MadeKind.Same));
    }

    [Fact]
    public async Task Limits_faults_timeouts_and_cut_connections_are_survived()
    {
        JudgeReaction Troubled(JudgeCall call) => (call.Number % 9) switch
        {
            1 => new Fails(429, "Too many.", RetryAfterSeconds: 1),
            2 => new Fails(529, "Overloaded."),
            3 => new Breaks(InTheMiddle: true),
            4 when call.Number < 20 => Honest(call) with { After = TimeSpan.FromSeconds(30) },
            5 => new Babbles("<html>proxy</html>"),
            _ => Honest(call),
        };
        await using var bench = await MakingBench.Open(database, Troubled, timeout: 1);
        bench.Prompts(10);

        var view = await bench.Run(ResponseSource.TwoSamples);

        Assert.Equal((PassState.Finished, 10, 20), (view.State, view.Made, view.Answers));
    }

    [Fact]
    public async Task A_process_that_dies_loses_nothing_and_the_next_asks_only_for_what_is_missing()
    {
        using var some = new SemaphoreSlim(0);
        await using var bench = await MakingBench.Open(database, call =>
        {
            if (call.Number == 12)
                some.Release();
            return Honest(call) with { After = TimeSpan.FromMilliseconds(10) };
        });
        bench.Prompts(30);
        var order = await bench.Start(ResponseSource.TwoSamples);
        using var die = new CancellationTokenSource();
        var turn = bench.Bench.Get<WorkOnOrder>().Handle(order, die.Token);
        await some.WaitAsync();
        await die.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        var died = await bench.Show();
        Assert.InRange(died.Answers, 1, 59);
        var asked = bench.Server.Calls.Count;

        Assert.Equal(order, await bench.Start(ResponseSource.TwoSamples));
        var whole = await bench.Work(order);

        Assert.Equal((PassState.Finished, 30, 60), (whole.State, whole.Made, whole.Answers));
        Assert.Equal(60 - died.Answers, bench.Server.Calls.Count - asked);
        await bench.Start(ResponseSource.TwoSamples);
        Assert.Equal(60, (await bench.Work(order)).Answers); // a finished order asks for nothing
    }

    [Fact]
    public async Task The_budget_is_never_exceeded_and_the_order_goes_on_with_a_larger_one()
    {
        await using var bench = await MakingBench.Open(database, Honest);
        bench.Prompts(40);
        var order = await bench.Start(ResponseSource.TwoSamples, budget: 0.0055m);

        var view = await bench.Work(order);

        Assert.Equal(PassState.OutOfBudget, view.State);
        Assert.InRange(view.Spent, 1, view.Budget);
        Assert.InRange(view.Made, 1, 39);
        Assert.Equal("budget-spent", (await bench.Bench.Get<OrderResponses>().Handle(bench.Request(ResponseSource.TwoSamples, 0.000_001m), ReadyProject.Lead, default)).Problem?.Code);

        await bench.Start(ResponseSource.TwoSamples, budget: 10);
        Assert.Equal((PassState.Finished, 40, 80), (await bench.Work(order)) is var whole ? (whole.State, whole.Made, whole.Answers) : default);
    }

    [Fact]
    public async Task What_only_a_person_can_mend_stops_the_order_with_the_providers_words()
    {
        await using var bench = await MakingBench.Open(database, _ => new Fails(401, "invalid x-api-key"));
        bench.Prompts(10);

        var view = await bench.Run(ResponseSource.TwoSamples);

        Assert.Equal((PassState.Barred, 0, "HTTP 401: invalid x-api-key"), (view.State, view.Answers, view.Why));
    }

    [Fact]
    public async Task The_judge_must_be_of_another_family_unless_the_plan_says_otherwise()
    {
        await using var bench = await MakingBench.Open(database, Honest);
        await using var loose = await MakingBench.Open(database, Honest, new() { Pairs = 2, Gold = 2, Plan = QualityPlan.HouseStandard with { SameFamilyJudge = true } });
        foreach (var one in new[] { bench, loose })
        {
            one.Prompts(3);
            await one.Run(ResponseSource.TwoSamples);
            await TakeIn(one);
        }

        async Task<string?> Judge(MakingBench on, string judge) =>
            (await on.Bench.Get<RunFirstPass>().Handle(new(on.Project.ProjectId, judge, Budget: 10), ReadyProject.Lead, default)).Problem?.Code;

        Assert.Equal("judge-of-same-family", await Judge(bench, "weak"));
        Assert.Null(await Judge(bench, "judge"));
        Assert.Null(await Judge(loose, "weak"));
        var recorded = Path.Combine(bench.Bench.Get<Concave.Data.HomeFolder>().Path, "recorded.jsonl");
        await File.WriteAllTextAsync(recorded, """{"pair": "prompt-1", "choice": "a"}""");
        Assert.Equal("judge-of-same-family", (await bench.Bench.Get<Recording>().Handle(new(bench.Project.ProjectId, recorded, "meta-llama/Llama-3"), ReadyProject.Lead, default)).Problem?.Code);
    }

    [Fact]
    public async Task Rows_that_are_no_prompt_for_the_recipe_are_set_aside_and_only_leads_see_who_made_what()
    {
        await using var bench = await MakingBench.Open(database, Honest);
        var file = bench.Request(ResponseSource.TwoSamples).Path;
        await File.WriteAllLinesAsync(file,
        [
            """{"id": "one", "prompt": "What is it?"}""",
            """{"id": "one", "prompt": "What is it not?"}""",
            """{"id": "own", "prompt": "What?", "response": "That."}""",
            """{"id": "production-0", "prompt": "Which?"}""",
            """{"id": "talk", "messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hello."}, {"role": "user", "content": "What is 12?"}]}""",
            """{"id": "half", "prompt": [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hello."}]}""",
            """{"id": "none"}""",
        ]);

        var ordered = await bench.Bench.Get<OrderResponses>().Handle(bench.Request(ResponseSource.TwoSamples), ReadyProject.Lead, default);
        var view = await bench.Work(ordered.Value!.OrderId);

        Assert.Equal(["duplicate-id-other-content 1", "id-taken 1", "missing 1", "response-unused 1", "turn-order 1"], ordered.Value.SetAsideByCode.Select(s => $"{s.Code} {s.Count}"));
        Assert.Equal((2, 2), (view.Prompts, view.Made));
        var talk = bench.Server.Calls.First(c => c.User == "What is 12?");
        Assert.Equal(("Be kind.", 3), (talk.System, talk.Body["messages"]!.AsArray().Count));
        Assert.Equal("role-missing", (await bench.Bench.Get<ShowOrders>().Handle(new(bench.Project.ProjectId), new(Guid.Empty, Roles.Annotator | Roles.Client), default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<OrderResponses>().Handle(bench.Request(ResponseSource.TwoSamples), new(Guid.Empty, Roles.Annotator), default)).Problem?.Code);

        bench.Prompts(2);
        var without = await bench.Bench.Get<OrderResponses>().Handle(bench.Request(ResponseSource.ReferenceCeiling), ReadyProject.Lead, default);
        Assert.Equal("prompts-none", without.Problem?.Code);
        Assert.Contains("row 1, response", without.Problem?.Detail, StringComparison.Ordinal);
    }

    // What stage 1 does with them, as far as the judge is concerned: pairs under the same id with the same content.
    private static async Task TakeIn(MakingBench bench)
    {
        await ReadyProject.Write(bench.Bench.Store, async db =>
        {
            var import = await db.PairImports.FirstAsync(i => i.ProjectId == bench.Project.ProjectId);
            foreach (var made in await db.MadePairs.Where(m => m.ProjectId == bench.Project.ProjectId).ToListAsync())
            {
                db.Pairs.Add(new()
                {
                    Id = TimeProvider.System.NewId(),
                    ProjectId = made.ProjectId,
                    ImportId = import.Id,
                    Purpose = PairPurpose.Production,
                    ExternalId = made.ExternalId,
                    ContentHash = made.ContentHash,
                    Domain = "general",
                    Language = "en",
                    TaskType = "",
                    Words = 20,
                    Content = made.Content,
                    ImportedAt = made.MadeAt,
                });
            }
        });
    }
}

public sealed class MakeResponsesOnSqlite() : MakeResponsesTests(TestDatabase.Sqlite);

public sealed class MakeResponsesOnPostgres() : MakeResponsesTests(TestDatabase.Postgres);
