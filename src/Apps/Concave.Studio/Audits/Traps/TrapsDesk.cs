using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Data;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Audits.Traps;

/// <summary>What the page of the traps shows.</summary>
/// <param name="Seed">Suggested for a new use.</param>
/// <param name="Languages">Languages that there are traps in.</param>
/// <param name="Traps">How many there are.</param>
/// <param name="Report">What answers that came back say; null before.</param>
public sealed record TrapsView(int Seed, IReadOnlyList<string> Languages, int Traps, TrapReport? Report);

/// <summary>Traps to slip among annotators' pairs, and what their answers say: what <c>concave audit traps</c> does, as a page. Nothing is kept.</summary>
internal sealed class TrapsDesk(HomeFolder home, TimeProvider clock)
{
    private const int LargestAnswers = 8 << 20;
    private const int MostRows = 200_000;
    private const int FormOverhead = 1 << 16;

    internal static void Map(RouteGroupBuilder pages, Func<HttpContext, IResult?> closed)
    {
        pages.MapGet("/traps", (HttpContext http) => closed(http) ?? Page(report: null));
        pages.MapGet("/traps/battery", (HttpContext http, [FromQuery] string? seed, [FromQuery] string? language) => closed(http) ?? Battery(seed, language ?? ""));
        pages.MapPost("/traps", async (IFormCollection form, HttpContext http, TrapsDesk desk, CancellationToken stop) => closed(http) ?? await desk.Answer(form, http, stop))
            .WithMetadata(new RequestSizeLimitAttribute(LargestAnswers + FormOverhead)).RequireRateLimiting(Host.AddressLimits.Audit);
    }

    private static IResult Page(TrapReport? report) => PageAnswers.Page<TrapsPage, TrapsView>(new(
        RandomNumberGenerator.GetInt32(1, int.MaxValue), [.. TrapBattery.All.Select(t => t.Language).Distinct(StringComparer.Ordinal)], TrapBattery.All.Count, report));

    private static IResult Battery(string? seed, string languages)
    {
        if (!int.TryParse(seed, CultureInfo.InvariantCulture, out var known))
            return NoSeed.ToPage();
        var traps = TrapBattery.Slip(known, languages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return traps.Count == 0 ? NoLanguage.ToPage() : Results.File(Encoding.UTF8.GetBytes(string.Concat(traps.Select(t => t.Row() + "\n"))), "application/jsonl", "pairs.jsonl");
    }

    private async Task<IResult> Answer(IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var report = form.Files.GetFile("file") is not { } file ? NoFile
            : file.Length > LargestAnswers ? TooLarge
            : form.Number("seed") is not { } seed ? NoSeed
            : await Read(file, seed, stop);
        return report.Failed ? await report.Problem.Again(http, () => Task.FromResult(Page(report: null))) : Page(report.Value);
    }

    private async Task<Result<TrapReport>> Read(IFormFile file, int seed, CancellationToken stop)
    {
        using var work = WorkFolder.Open(home, "traps", clock.NewId(), clock.GetUtcNow());
        var path = work.File($"answers{AuditDesk.Ending(file.FileName)}");
        await using (var copy = File.Create(path))
            await file.CopyToAsync(copy, stop);
        if (JudgmentFile.Check(path).Problem is { } faulty)
            return faulty with { Where = "file" };
        var answers = new TrapAnswers(seed);
        var rows = 0;
        await foreach (var row in JudgmentFile.Read(path, stop))
        {
            answers.Add(row);
            if (++rows > MostRows)
                return TooLarge; // a small file that unpacks into a large one
        }

        return answers.Finish();
    }

    private static readonly Problem NoFile = new("file-missing", ProblemKind.Invalid, "No file was chosen.", "Choose the file of judgments.", "file");

    private static readonly Problem TooLarge = new(
        "answers-too-large", ProblemKind.Invalid, $"The file is larger than {LargestAnswers >> 20} MiB or has more than {MostRows} rows.", "Send only the judgments of the traps, or run `concave audit traps --answers` on your own machine.", "file");

    private static readonly Problem NoSeed = new("seed-missing", ProblemKind.Invalid, "The seed is no whole number.", "Give the number that the traps were drawn with.", "seed");

    private static readonly Problem NoLanguage = new(
        "traps-language", ProblemKind.Invalid, "There is no trap in this language.", $"Name some of {string.Join(", ", TrapBattery.All.Select(t => t.Language).Distinct(StringComparer.Ordinal))}, or none for all.", "language");
}
