using System.Net;
using System.Text.RegularExpressions;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Pages;

/// <summary>From an account to a qualified annotator, by plain forms: registered, verified, invited, accepted, calibrated, explained.</summary>
public sealed partial class MatchingPageTests
{
    private const int Pairs = 10;

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Somebody_is_matched_calibrated_and_told_what_was_right(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var project = await Project(bench);
        var person = bench.NewId();
        using var annotator = await bench.SignedIn(Roles.Annotator, id: person, name: "Sample annotator");
        using var lead = await bench.SignedIn(Roles.Lead);
        var stage = $"/projects/{project}/matching";

        Assert.Contains("Sample annotator", await lead.Read(stage), StringComparison.Ordinal);
        await Sent(lead, stage, $"{stage}/experts", ("account", $"{person}|person"), ("display_name", "Sample annotator"), ("domains", "medical"), ("languages", "en"), ("hours_per_week", "20"),
            ("kind", "degree"), ("title", "(sample) M.D."), ("issuer", ""), ("domain", ""));
        Assert.Contains("not matched", await lead.Read(stage), StringComparison.Ordinal);
        var credential = Credential().Match(await lead.Read(stage)).Value;
        using var unseen = await lead.Submit(stage, credential, ("evidence", " "));
        Assert.Equal(HttpStatusCode.BadRequest, unseen.StatusCode);
        await Sent(lead, stage, credential, ("evidence", "Saw the certificate."));
        Assert.Contains("Verified credentials cover medical.", await lead.Read(stage), StringComparison.Ordinal);
        await Sent(lead, stage, $"{stage}/invitations/{person}", ("sla.max_turnaround_hours", "24"), ("sla.pairs_per_day", "5"), ("sla.min_gold_accuracy", "0.88"));

        await Sent(annotator, stage, $"{stage}/acceptance");
        using var started = await annotator.Submit(stage, $"{stage}/calibration");
        var attempt = started.Headers.Location!.OriginalString;
        using var unanswered = await annotator.Submit(attempt, attempt, ("task", TaskOf(await annotator.Read(attempt))));
        Assert.Equal(HttpStatusCode.BadRequest, unanswered.StatusCode);
        for (var i = 0; i < Pairs; i++)
        {
            var page = await annotator.Read(attempt);
            Assert.DoesNotContain("Because the sample says so", page, StringComparison.Ordinal);
            var (left, number) = (Left().Match(page).Groups["letter"].Value == "A", int.Parse(Question().Match(page).Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture));
            var right = left == (SamplePairs.TruthOf(number) == Choice.A);
            await Sent(annotator, attempt, attempt, ("task", TaskOf(page)), ("verdict", i == 0 ? (right ? "right-1" : "left-1") : right ? "left-2" : "right-2"));
        }

        var result = await annotator.Read(attempt);
        Assert.Contains("You are qualified", result, StringComparison.Ordinal);
        Assert.Contains("9 of 10", result, StringComparison.Ordinal);
        Assert.Contains("Because the sample says so", result, StringComparison.Ordinal);
        Assert.Contains("qualified", await lead.Read(stage), StringComparison.Ordinal);
        using var stranger = await bench.SignedIn(Roles.Annotator);
        using var hidden = await stranger.Get(attempt);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        await Sent(lead, stage, $"{stage}/experts/{person}/end", ("reason", "Sample: left the house."));
        Assert.Contains("Sample: left the house.", await lead.Read(stage), StringComparison.Ordinal);
    }

    private static async Task<Guid> Project(StudioBench bench)
    {
        var (vault, project, client) = (bench.Get<ContentVault>(), bench.NewId(), bench.NewId());
        var document = SampleGuidelines.Under(new() { CalibrationPairs = Pairs, PilotPairs = 4 }, ["medical"], ["en"], 100);
        var now = TimeProvider.System.GetUtcNow();
        await Write(bench, async db =>
        {
            db.Add(new Client { Id = client, Name = "Sample client", CreatedAt = now });
            db.Add(new Project { Id = project, ClientId = client, Title = "Sample project", Simulated = false, CreatedAt = now });
            vault.AddKey(db, project);
            await Task.CompletedTask;
        });
        var closed = await vault.Close(project, document, default);
        var why = await vault.CloseBytes(project, "Because the sample says so."u8.ToArray(), default);
        List<Pair> pairs = [];
        var (nda, import) = (bench.NewId(), bench.NewId());
        for (var i = 0; i < Pairs; i++)
        {
            var record = SamplePairs.Make(bench.NewId(), PairPurpose.Calibration, i, "medical", "en", words: 4);
            pairs.Add(new() { Id = record.Pair, ProjectId = project, ImportId = import, Purpose = record.Purpose, ExternalId = record.ExternalId, ContentHash = Digest.Of(record.Prompt), Domain = "medical", Language = "en", TaskType = "", Words = 16, Content = await vault.Close(project, record, default), ImportedAt = now });
        }

        await Write(bench, async db =>
        {
            db.Add(new ApprovedGuidelines { Id = bench.NewId(), ProjectId = project, Version = 1, Hash = Digest.Of(document), Document = closed, ApprovedBy = Guid.Empty, ApprovedAt = now });
            db.Add(new SignedNda { Id = nda, ProjectId = project, Parties = "Sample client and Concave", SignedOn = "2026-03-01", DocumentDigest = new string('0', 64), BlobKey = "sample", RecordedAt = now });
            db.Add(new PairImport { Id = import, ProjectId = project, NdaId = nda, FileName = "sample.jsonl", FileDigest = new string('0', 64), Format = "pairs", Purpose = PairPurpose.Calibration, ImportedBy = Guid.Empty, ImportedAt = now });
            db.AddRange(pairs);
            db.AddRange(pairs.Select((p, i) => new VerifiedAnswer { PairId = p.Id, ProjectId = project, Truth = SamplePairs.TruthOf(i), Why = why, VerifiedAt = now }));
            await Task.CompletedTask;
        });
        return project;
    }

    private static async Task Write(StudioBench bench, Func<Concave.Data.Context.ConcaveDb, Task> work) => Assert.Null((await bench.Store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default)).Problem);

    private static async Task Sent(Browser browser, string page, string action, params (string, string)[] fields)
    {
        using var sent = await browser.Submit(page, action, fields);
        Assert.True(sent.StatusCode == HttpStatusCode.SeeOther, $"{action}: {sent.StatusCode} {await sent.Content.ReadAsStringAsync()}");
    }

    private static string TaskOf(string page) => Opaque().Match(page).Groups["id"].Value;

    [GeneratedRegex("/projects/[^\"]+/credentials/[0-9a-f-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Credential();

    [GeneratedRegex("name=\"task\" value=\"(?<id>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Opaque();

    [GeneratedRegex("data-side=\"left\".*?>(?<letter>[AB])[0-9]+ ", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();

    [GeneratedRegex("Question (?<number>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Question();
}
