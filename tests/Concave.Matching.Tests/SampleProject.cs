using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests;

/// <summary>A sample project with approved guidelines and pairs, on a real database, and a panel that works through the handlers.</summary>
internal sealed class SampleProject(Bench bench)
{
    internal static readonly QualityPlan SmallPlan = new() { CalibrationPairs = 10, PilotPairs = 6 };

    internal Bench Bench { get; } = bench;
    internal Guid ClientId { get; private set; }
    internal Guid Id { get; private set; }
    internal Actor Lead { get; } = new(bench.Clock.NewId(), Roles.Lead);
    internal Sla Sla { get; } = new(24, 5, 0.88);

    internal static async Task<SampleProject> Open(
        Bench bench, QualityPlan? plan = null, bool simulated = false, Guid? client = null, IReadOnlyList<string>? languages = null)
    {
        var project = new SampleProject(bench) { ClientId = client ?? bench.Clock.NewId(), Id = bench.Clock.NewId() };
        await project.Write(async db =>
        {
            var now = bench.Clock.GetUtcNow();
            if (client is null)
                db.Add(new Client { Id = project.ClientId, Name = "Sample client", CreatedAt = now });
            db.Add(new Project { Id = project.Id, ClientId = project.ClientId, Title = "Sample project", Simulated = simulated, CreatedAt = now });
            bench.Vault.AddKey(db, project.Id);
            await Task.CompletedTask;
        });
        await project.Approve(plan ?? SmallPlan, languages ?? ["en", "hi"]);
        return project;
    }

    internal async Task<Guid> Approve(QualityPlan plan, IReadOnlyList<string> languages)
    {
        var document = SampleGuidelines.Under(plan, ["medical", "code"], languages, 100);
        var closed = await Bench.Vault.Close(Id, document, default);
        var id = Bench.Clock.NewId();
        await Write(async db => db.Add(new ApprovedGuidelines
        {
            Id = id,
            ProjectId = Id,
            Version = 1 + await db.ApprovedGuidelines.CountAsync(g => g.ProjectId == Id),
            Hash = Digest.Of(document),
            Document = closed,
            ApprovedBy = Guid.Empty,
            ApprovedAt = Bench.Clock.GetUtcNow(),
        }));
        return id;
    }

    /// <summary>Adds pairs; each truth adds one with that verified answer, null one without.</summary>
    internal async Task<IReadOnlyList<Guid>> AddPairs(
        PairPurpose purpose, IReadOnlyList<Choice?> truths, string language = "en", int firstContent = 0)
    {
        List<(Pair Pair, VerifiedAnswer? Truth)> rows = [];
        var (nda, import) = (Bench.Clock.NewId(), Bench.Clock.NewId());
        for (var i = 0; i < truths.Count; i++)
        {
            var record = SamplePairs.Make(Bench.Clock.NewId(), purpose, firstContent + i, "medical", language, words: 4);
            var pair = PairOf(record, import, await Bench.Vault.Close(Id, record, default));
            rows.Add((pair, truths[i] is { } truth ? new() { PairId = pair.Id, ProjectId = Id, Truth = truth, Why = [], VerifiedAt = Bench.Clock.GetUtcNow() } : null));
        }

        await Write(async db =>
        {
            db.Add(new SignedNda { Id = nda, ProjectId = Id, Parties = "Sample client and Concave", SignedOn = "2026-03-01", DocumentDigest = new string('0', 64), BlobKey = "sample", RecordedAt = Bench.Clock.GetUtcNow() });
            db.Add(new PairImport { Id = import, ProjectId = Id, NdaId = nda, FileName = "sample.jsonl", FileDigest = new string('0', 64), Format = "pairs", Purpose = purpose, ImportedBy = Guid.Empty, ImportedAt = Bench.Clock.GetUtcNow() });
            db.AddRange(rows.Select(r => r.Pair));
            db.AddRange(rows.Where(r => r.Truth is not null).Select(r => r.Truth!));
            await Task.CompletedTask;
        });
        return [.. rows.Select(r => r.Pair.Id)];
    }

    internal Task<IReadOnlyList<Guid>> AddCalibration(int a, int b, int tie = 0, string language = "en", int firstContent = 0) => AddPairs(
        PairPurpose.Calibration,
        [.. Enumerable.Repeat<Choice?>(Choice.A, a), .. Enumerable.Repeat<Choice?>(Choice.B, b), .. Enumerable.Repeat<Choice?>(Choice.Tie, tie)],
        language, firstContent);

    internal Task<IReadOnlyList<Guid>> AddPilot(int count, int firstContent = 0, string language = "en") =>
        AddPairs(PairPurpose.Pilot, [.. Enumerable.Repeat<Choice?>(null, count)], language, firstContent);

    /// <summary>An expert with a verified credential for everything they claim.</summary>
    internal async Task<Actor> Register(string name, string[]? domains = null, string[]? languages = null, bool verified = true, bool simulated = false, int hours = 20)
    {
        var annotator = new Actor(Bench.Clock.NewId(), Roles.Annotator);
        var view = (await Bench.Get<RegisterAnnotator>().Handle(
            new(annotator.Id, name, domains ?? ["medical"], languages ?? ["en"], [new("degree", "(sample) M.D.")], hours, simulated), Lead, default)).Value!;
        if (verified)
            Assert.Null((await Bench.Get<VerifyCredential>().Handle(new(annotator.Id, view.Credentials[0].CredentialId, "Saw the certificate."), Lead, default)).Problem);
        return annotator;
    }

    /// <summary>Registers, invites and accepts.</summary>
    internal async Task<Actor> Invited(string name, string[]? languages = null)
    {
        var annotator = await Register(name, languages: languages);
        await Invite(annotator);
        return annotator;
    }

    internal async Task Invite(Actor annotator)
    {
        Assert.Null((await Bench.Get<InviteAnnotator>().Handle(new(Id, annotator.Id, Sla), Lead, default)).Problem);
        Assert.Null((await Bench.Get<AcceptInvitation>().Handle(new(Id), annotator, default)).Problem);
    }

    /// <summary>Works through an attempt; <paramref name="answer"/> says what to choose in the pair's own terms, given its truth.</summary>
    internal async Task<CalibrationResult> Calibrate(Actor annotator, Func<int, Choice, Choice> answer)
    {
        var attempt = (await Bench.Get<StartCalibration>().Handle(new(Id), annotator, default)).Value!;
        for (var i = 0; ; i++)
        {
            var view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Value!;
            var (truth, shown) = await Behind(view.TaskId);
            var side = SideOf(answer(i, truth!.Value), shown);
            var progress = await Bench.Get<AnswerCalibration>().Handle(new(attempt.AttemptId, view.TaskId, side), annotator, default);
            Assert.Null(progress.Problem);
            if (progress.Value!.Result is { } result)
                return result;
        }
    }

    internal async Task<Actor> Qualified(string name, string[]? languages = null)
    {
        var annotator = await Invited(name, languages);
        Assert.True((await Calibrate(annotator, (_, truth) => truth)).Passed);
        return annotator;
    }

    /// <summary>Works through one's part of the pilot; the choice is in the pair's own terms.</summary>
    internal async Task<int> WorkPilot(Actor annotator, Func<Guid, Choice> answer, int most = int.MaxValue)
    {
        for (var done = 0; ; done++)
        {
            var view = await Bench.Get<NextPilotPair>().Handle(new(Id), annotator, default);
            if (view.Failed || done == most)
                return done;
            await using var db = Bench.Store.Read();
            var task = await db.Set<ExerciseTask>().SingleAsync(t => t.Id == view.Value.TaskId);
            Assert.Null((await Bench.Get<AnswerPilot>().Handle(new(Id, task.Id, SideOf(answer(task.PairId), task.Shown)), annotator, default)).Problem);
        }
    }

    internal static SideChoice SideOf(Choice choice, Side shown) => choice switch
    {
        Choice.Tie => SideChoice.Tie,
        Choice.CannotJudge => SideChoice.CannotJudge,
        _ => (choice == Choice.A) == (shown == Side.ALeft) ? SideChoice.Left : SideChoice.Right,
    };

    internal async Task<(Choice? Truth, Side Shown)> Behind(Guid taskId)
    {
        await using var db = Bench.Store.Read();
        var task = await db.Set<ExerciseTask>().SingleAsync(t => t.Id == taskId);
        return ((await db.VerifiedAnswers.SingleOrDefaultAsync(v => v.PairId == task.PairId))?.Truth, task.Shown);
    }

    internal Task Write(Func<Data.Context.ConcaveDb, Task> work) => Bench.Store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default);

    private Pair PairOf(PairRecord record, Guid import, byte[] content) => new()
    {
        Id = record.Pair,
        ProjectId = Id,
        ImportId = import,
        Purpose = record.Purpose,
        ExternalId = record.ExternalId,
        ContentHash = Digest.Of(record.ExternalId),
        Domain = record.Domain,
        Language = record.Language,
        TaskType = "",
        Words = 12,
        Content = content,
        ImportedAt = Bench.Clock.GetUtcNow(),
    };
}
