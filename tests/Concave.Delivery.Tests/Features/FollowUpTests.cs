using Concave.Data.Accounts;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Mail;
using Concave.Delivery.FollowUp;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Delivery.Tests.Features;

public abstract class FollowUpTests(TestDatabase database)
{
    [Fact]
    public async Task Fourteen_days_after_delivery_the_client_is_asked_once_by_mail_and_in_the_studio()
    {
        await using var server = new SampleMailServer { Refusals = 1 };
        await using var bench = await Open(server);
        var delivery = (await bench.Seal()).Value!;

        await RunOn(bench, delivery.SealedAt.AddDays(14).AddMinutes(-1));
        Assert.Empty(server.Messages);
        Assert.Equal(0, (await Show(bench)).Asked);

        await RunOn(bench, delivery.SealedAt.AddDays(14));
        Assert.Equal(1, (await Show(bench)).Asked);
        Assert.Empty(server.Messages); // refused, and tried again
        await RunOn(bench, delivery.SealedAt.AddDays(14).AddMinutes(1));
        await RunOn(bench, delivery.SealedAt.AddDays(20));

        var message = Assert.Single(server.Messages);
        Assert.Contains("RCPT TO:<client@sample.example>", message, StringComparison.Ordinal);
        Assert.Contains($"https://studio.example/projects/{bench.Seeded.ProjectId:D}/delivery/{delivery.DeliveryId:D}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample project", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_that_a_later_one_corrects_is_not_asked_about()
    {
        await using var bench = await DeliveryBench.Open(database);
        var first = (await bench.Seal()).Value!;
        await Correction.Of(bench, new HashSet<Guid>());
        Assert.Null((await bench.Seal()).Problem);

        await RunOn(bench, first.SealedAt.AddDays(30));

        Assert.Equal(1, (await Show(bench)).Asked);
    }

    [Fact]
    public async Task Three_gaps_under_one_criterion_propose_a_change_with_how_they_were_settled_and_nothing_twice()
    {
        await using var bench = await DeliveryBench.Open(database);
        var compile = bench.Bench.Get<CompileFindings>();
        await Gap(bench, 0);
        await Gap(bench, 1);
        Assert.Null((await compile.Handle(new(bench.Seeded.ProjectId), bench.Lead, default)).Problem);
        Assert.Empty((await Show(bench)).Proposals);

        await Gap(bench, 2);
        await Gap(bench, 3); // one of the next three
        await bench.Write(db =>
        {
            db.Enqueue("compile-findings", new { bench.Seeded.ProjectId }, bench.Bench.Clock); // as the quality stage asks for it, for each gap
            return Task.CompletedTask;
        });
        Assert.Equal(1, await bench.Bench.Get<WorkJobs>().RunDue(default));
        Assert.Null((await compile.Handle(new(bench.Seeded.ProjectId), bench.Lead, default)).Problem);

        var change = Assert.Single((await Show(bench)).Proposals).Change;
        Assert.Equal(ChangeKind.Clarification, change.Kind);
        Assert.Contains(change.Criterion, bench.Seeded.Guidelines.Rubric.Criteria.Select(c => c.Key));
        Assert.StartsWith("Where this did not say how to judge, it was settled so: (1) Sample case 0. (2) Sample case 1. (3) Sample case 2.", change.Text, StringComparison.Ordinal);
        Assert.Equal(3, change.Evidence.Count);
        Assert.All(change.Evidence, (line, n) => Assert.StartsWith($"Pair {bench.Seeded.Pairs[n].ExternalId}, round 1: ", line, StringComparison.Ordinal));
    }

    private static async Task Gap(DeliveryBench bench, int number)
    {
        var pair = bench.Seeded.Pairs[number].Pair;
        ResolutionRecord record = new()
        {
            Resolution = bench.Bench.Clock.NewId(),
            Batch = bench.Seeded.BatchId,
            Round = 1,
            Pair = pair,
            Kind = ResolutionKind.Adjudication,
            Choice = Choice.A,
            Text = $"Sample case {number}.",
            By = "senior-1",
            Error = "",
            GuidelineGap = true,
            Escalated = false,
            At = RecordJson.Stamp(bench.Bench.Clock.GetUtcNow()).AddSeconds(number),
        };
        var content = await bench.Bench.Vault.Close(bench.Seeded.ProjectId, record, default);
        await bench.Write(db => Task.FromResult(db.QualityEntries.Add(new()
        {
            Id = record.Resolution,
            ProjectId = bench.Seeded.ProjectId,
            RoundId = bench.Seeded.RoundId,
            Kind = QualityEntryKind.Resolution,
            PairId = pair,
            By = bench.Lead.Id,
            At = record.At,
            Content = content,
        })));
    }

    [Fact]
    public async Task Answers_and_the_work_become_proposals_that_a_lead_decides_once()
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;
        var criterion = bench.Seeded.Guidelines.Rubric.Criteria[0].Key;
        Assert.Null((await Answer(bench, delivery, [new("Sample bench 1", 61.5, 64, true)], [new("", "Still agrees with a wrong premise."), new(criterion, "Cites sources that do not exist.")], bench.Client)).Problem);
        await RunOn(bench, delivery.SealedAt.AddDays(1));
        await RunOn(bench, delivery.SealedAt.AddDays(15)); // looked through again: nothing is proposed twice

        var view = await Show(bench);
        var answer = Assert.Single(view.Answers);
        Assert.True(answer.Answer.Benchmarks[0].Gained);
        Assert.Equal(view.Proposals.Count, view.Proposals.Select(p => (p.Change.Kind, p.Change.Criterion, p.Change.Text, p.Change.Example)).Distinct().Count());
        var failure = Assert.Single(view.Proposals, p => p.Change.Kind == ChangeKind.FailureMode);
        Assert.Contains(failure.Change.Evidence, e => e.Contains("Sample bench 1: 61.5 before, 64 after", StringComparison.Ordinal));
        Assert.Contains(view.Proposals, p => p.Change is { Kind: ChangeKind.Clarification } c && c.Criterion == criterion);
        Assert.Contains(view.Proposals, p => p.Change is { Kind: ChangeKind.Example, Example: not null } c && c.Evidence[0].StartsWith("Adjudicated on", StringComparison.Ordinal));

        var decide = bench.Bench.Get<DecideProposal>();
        Assert.Equal("role-missing", (await decide.Handle(new(bench.Seeded.ProjectId, failure.ProposalId, Accept: true), bench.Client, default)).Problem?.Code);
        Assert.Null((await decide.Handle(new(bench.Seeded.ProjectId, failure.ProposalId, Accept: true), bench.Lead, default)).Problem);
        Assert.Equal("proposal-decided", (await decide.Handle(new(bench.Seeded.ProjectId, failure.ProposalId, Accept: false), bench.Lead, default)).Problem?.Code);
        Assert.Equal("proposal-unknown", (await decide.Handle(new(bench.Seeded.ProjectId, Guid.Empty, Accept: true), bench.Lead, default)).Problem?.Code);
        Assert.True((await Show(bench)).Proposals.Single(p => p.ProposalId == failure.ProposalId).Accepted);
        var text = FindingsText.Of(await Show(bench));
        Assert.Contains("| 1 | Sample bench 1 | 61.5 | 64 | yes |", text, StringComparison.Ordinal);
        Assert.Contains("(accepted)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_change_cannot_be_taken_up_even_by_hand()
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;
        await Answer(bench, delivery, [], [new("", "Still too long.")], bench.Client);
        await RunOn(bench, delivery.SealedAt.AddDays(1));
        var proposal = (await Show(bench)).Proposals.First(p => p.Change.Kind == ChangeKind.FailureMode).ProposalId;
        await bench.Bench.Get<DecideProposal>().Handle(new(bench.Seeded.ProjectId, proposal, Accept: false), bench.Lead, default);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => bench.Write(db =>
        {
            db.DraftedProposals.Add(new() { ProposalId = proposal, Accepted = true, DraftHash = "", At = bench.Bench.Clock.GetUtcNow() });
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task An_answer_that_says_nothing_or_not_enough_is_refused()
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;

        Assert.Equal("benchmarks", (await Answer(bench, delivery, [], [], bench.Client)).Problem?.Where);
        Assert.Equal("benchmarks[1].before", (await Answer(bench, delivery, [new("Sample", 1, 2, true), new("Sample", double.NaN, 1, true)], [], bench.Client)).Problem?.Where);
        Assert.Equal("benchmarks[0].after", (await Answer(bench, delivery, [new("Sample", 1, double.NaN, true)], [], bench.Client)).Problem?.Where);
        Assert.Equal("benchmarks[0].name", (await Answer(bench, delivery, [new(" ", 1, 2, true)], [], bench.Client)).Problem?.Where);
        Assert.Equal("failures[0].what", (await Answer(bench, delivery, [], [new("", " ")], bench.Client)).Problem?.Where);
        Assert.Equal("failures[0].criterion", (await Answer(bench, delivery, [], [new("no_such_criterion", "Fails.")], bench.Client)).Problem?.Where);
        Assert.Equal("delivery-unknown", (await Answer(bench, delivery, [], [new("", "Fails.")], bench.Client with { ClientId = Guid.Empty })).Problem?.Code);
    }

    private async Task<DeliveryBench> Open(SampleMailServer server)
    {
        var settings = new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = false, From = "studio@sample.example", Studio = new("https://studio.example") };
        var bench = await DeliveryBench.Open(database, add: services => services.Replace(ServiceDescriptor.Singleton(new SendMail(settings))));
        await bench.Write(db =>
        {
            db.Users.Add(new ConcaveUser { Id = bench.Client.Id, UserName = "client@sample.example", DisplayName = "Sample client", Roles = Roles.Client, ClientId = bench.Seeded.ClientId });
            db.Users.Add(new ConcaveUser { Id = bench.Lead.Id, UserName = "no-address", DisplayName = "Sample client without an address", Roles = Roles.Client, ClientId = bench.Seeded.ClientId });
            return Task.CompletedTask;
        });
        return bench;
    }

    private static Task<Result<Done>> Answer(DeliveryBench bench, DeliveryView delivery, IReadOnlyList<BenchmarkResult> benchmarks, IReadOnlyList<RemainingFailure> failures, Actor by) =>
        bench.Bench.Get<AnswerFollowUp>().Handle(new(delivery.DeliveryId, benchmarks, TrainingMethod.Dpo, "Sample base model.", failures), by, default);

    private static async Task<FindingsView> Show(DeliveryBench bench) => (await bench.Bench.Get<ShowFindings>().Handle(new(bench.Seeded.ProjectId), bench.Client, default)).Value!;

    private static async Task RunOn(DeliveryBench bench, DateTimeOffset time)
    {
        bench.Bench.Clock.SetUtcNow(time);
        await bench.Bench.Get<WorkJobs>().RunDue(default);
    }
}

public sealed class FollowUpOnSqlite() : FollowUpTests(TestDatabase.Sqlite);

public sealed class FollowUpOnPostgres() : FollowUpTests(TestDatabase.Postgres);
