using System.Text.Json;
using Concave.Annotation.Features;
using Concave.Cli.Home;
using Concave.Data;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Features.OpenBatch;
using Concave.PreScoring.Features.RecordOpinions;
using Concave.Scoping;
using Microsoft.EntityFrameworkCore;

namespace Concave.Cli.Tests.Purge;

/// <summary>The demo's project, with words planted by the real handlers in every kind of text that people and programs hand in.</summary>
internal sealed class PlantedProject(OwnHome home, Scratch scratch, DateTimeOffset now)
{
    private static readonly Actor Lead = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);

    internal Guid ProjectId { get; private set; }
    internal Guid ClientId { get; private set; }

    /// <summary>Every planted word.</summary>
    internal List<string> Words { get; } = [];

    internal async Task Plant()
    {
        await using var db = home.Get<Store>().Read();
        var project = await db.Projects.SingleAsync();
        (ProjectId, ClientId) = (project.Id, project.ClientId);
        await Pairs();
        await Gold();
        await Opinions();
        await Guidelines(db);
        await Work(db);
        LeftBehind();
    }

    private string Word(string kind)
    {
        Words.Add($"planted{kind}{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6))}");
        return Words[^1];
    }

    private async Task Pairs()
    {
        var file = scratch[$"{Word("filename")}.jsonl"];
        var rows = Enumerable.Range(1, 12).Select(i => JsonSerializer.Serialize(new
        {
            id = $"late-{i}",
            prompt = new[] { new { role = "user", content = $"Question {i} on {Word("prompt")}?" } },
            response_a = $"{Word("responsea")} is the answer of number {i}.",
            response_b = $"{Word("responseb")} is another answer of number {i}.",
            domain = "legal",
            language = "en",
        })).ToArray();
        await System.IO.File.WriteAllLinesAsync(file, [.. rows, JsonSerializer.Serialize(new { id = Word("setaside"), prompt = "no responses" })]);
        var report = await home.Get<ImportPairs>().Handle(new(ProjectId, file, Format: null, PairPurpose.Production), Lead, default);
        Assert.True(report is { Failed: false, Value: { Accepted: 12, SetAsideCount: 1 } }, report.Problem?.ToString());
    }

    private async Task Gold()
    {
        var file = scratch[$"{Word("goldname")}.jsonl"];
        await System.IO.File.WriteAllLinesAsync(file, Enumerable.Range(1, 40).Select(i => JsonSerializer.Serialize(new
        {
            id = $"late-gold-{i}",
            prompt = new[] { new { role = "user", content = $"Verified question {i} on {Word("goldprompt")}?" } },
            response_a = $"{Word("golda")} is right, number {i}.",
            response_b = $"{Word("goldb")} is wrong, number {i}.",
            domain = "legal",
            language = "en",
            truth = "a",
            truth_why = $"It is so because of {Word("goldwhy")}.",
        })));
        var report = await home.Get<ImportPairs>().Handle(new(ProjectId, file, Format: null, PairPurpose.Gold), Lead, default);
        Assert.True(report is { Failed: false, Value.Accepted: 40 }, report.Problem?.ToString());
    }

    private async Task Opinions()
    {
        var file = scratch["opinions.jsonl"];
        await System.IO.File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { pair = "late-1", choice = "a", choice_swapped = "a", confidence = 0.9, reason = $"Because of {Word("opinion")}." }));
        Assert.Null((await home.Get<RecordOpinions>().Handle(new(ProjectId, file, "planted"), Lead, default)).Problem);
    }

    private async Task Guidelines(Data.Context.ConcaveDb db)
    {
        var approved = await db.ApprovedGuidelines.SingleAsync();
        var document = await home.Get<ContentVault>().Open<GuidelinesDocument>(ProjectId, approved.Document, default);
        var changed = document with { Brief = document.Brief with { Purpose = $"For {Word("guidelines")}." } };
        Assert.Null((await home.Get<DraftGuidelines>().Handle(new(ProjectId, changed), Lead, default)).Problem);
    }

    private async Task Work(Data.Context.ConcaveDb db)
    {
        var opened = await home.Get<OpenBatch>().Handle(new(ProjectId, Provider: "recorded:simulated-first-pass"), Lead, default);
        Assert.Null(opened.Problem);
        var people = await db.QualifiedAnnotators.Where(q => !db.QualificationEnds.Any(e => e.QualificationId == q.Id)).Select(q => q.AnnotatorId).Take(2).ToListAsync();
        var (one, other) = (new Actor(people[0], Roles.Annotator), new Actor(people[1], Roles.Annotator));
        var task = (await home.Get<ClaimTask>().Handle(new(ProjectId), one, default)).Value!;
        Assert.Null((await home.Get<SaveDraft>().Handle(new(task.AssignmentId, 0, JsonSerializer.Serialize(new { rationale = Word("draft") })), one, default)).Problem);
        var second = (await home.Get<ClaimTask>().Handle(new(ProjectId), other, default)).Value!;
        Assert.Null((await home.Get<ReturnTask>().Handle(new(second.AssignmentId, $"I know nothing of {Word("returned")}."), other, default)).Problem);
    }

    // What a process that died left of its work.
    private void LeftBehind()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Get<HomeFolder>().Work, $"import-{ProjectId:D}"));
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, "upload.jsonl"), Word("temporary"));
        folder.LastWriteTimeUtc = now.UtcDateTime;
    }
}
