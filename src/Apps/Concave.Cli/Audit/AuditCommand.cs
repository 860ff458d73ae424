using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concave.Cli.Terminal;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Spectre.Console;

namespace Concave.Cli.Audit;

/// <summary><c>concave audit FILE</c>: what a file of preference pairs teaches besides preference. No account, key or server.</summary>
internal static class AuditCommand
{
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true };

    internal static Command Make()
    {
        Argument<FileInfo> file = new("file") { Description = "JSON, JSONL (also gzipped), CSV or Parquet; at least 20 decided pairs." };
        Option<DirectoryInfo?> folder = new("--out") { Description = "Folder for audit.json, audit.html and audit.md." };
        Option<string?> format = new("--format") { Description = $"Its format, when it cannot be told from the keys: {PairFormats.Catalogue}." };
        Option<string?> labels = new("--labels") { Description = "Audit this annotator's labels instead of the file's preference or the majority." };
        Option<FileInfo?> against = new("--against") { Description = "Another part of the data set, such as the test set: prompts that stand in both are counted." };
        Option<string?> judge = new("--judge") { Description = "Who says who goes along with the user, and judges again with the opinion taken out: a judge of the installation (`concave prescore judges` lists them; texts of pairs with a cue go to its server), or recorded:FILE (rows of pair, choice, choice_again, choice_without_opinion)." };
        Option<decimal?> budget = new("--budget") { Description = "Dollars that asking the judge may cost. It is never exceeded." };
        var home = Options.Home();
        var json = Options.Json();
        Command command = new("audit", "Look for sycophancy, shallow habits and what does not belong in preference pairs, with exact intervals.") { file, folder, format, labels, against, judge, budget, home, json, TrapsCommand.Make(), GoOnCommand.Make() };
        command.SetAction((parsed, stop) => Run(
            new(parsed.GetRequiredValue(file).FullName) { Labels = parsed.GetValue(labels), Against = parsed.GetValue(against)?.FullName },
            parsed.GetValue(folder)?.FullName, parsed.GetValue(format), new(parsed.GetValue(judge), parsed.GetValue(budget), parsed.GetRequiredValue(home).FullName), new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(FileAudit.Request request, string? folder, string? format, AuditingJudge judge, Output output, CancellationToken stop)
    {
        var declared = format is null ? (Result<PairFormat>?)null : PairFormats.Named(format);
        if (declared is { Failed: true, Problem: var unknown })
            return output.Fail(unknown);
        var opened = await judge.Open(stop);
        if (opened.Failed)
            return output.Fail(opened.Problem);
        using var closing = opened.Value.Judge as IDisposable;
        var report = await output.Progress.Status().StartAsync("Reading the pairs …", status => FileAudit.Run(
            request with
            {
                Format = declared?.Value,
                Judge = opened.Value.Judge,
                Progress = new Progress<int>(rows => status.Status(string.Create(CultureInfo.InvariantCulture, $"{rows} rows …"))),
                Judging = new Progress<JudgingProgress>(at => status.Status(AuditingJudge.Line(at))),
            }, stop));
        if (report.Failed)
            return output.Fail(report.Problem);
        if (folder is not null)
            await Write(report.Value, folder, stop);
        output.Result(report.Value);
        Show(report.Value, folder, output.People);
        return ExitCodes.Done;
    }

    private static async Task Write(AuditReport report, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "audit.json"), JsonSerializer.Serialize(report, Indented) + "\n", stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "audit.html"), AuditPage.Render(report), stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "audit.md"), AuditMarkdown.Render(report), stop);
    }

    private static void Show(AuditReport report, string? folder, IAnsiConsole people)
    {
        people.WriteLine(AuditMarkdown.Render(report));
        if (folder is not null)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Written to {folder}: audit.html, audit.md, audit.json.");
    }
}
