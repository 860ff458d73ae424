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
        var json = Options.Json();
        Command command = new("audit", "Look for sycophancy and shallow habits in preference pairs, with exact intervals.") { file, folder, format, labels, json };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(file).FullName, parsed.GetValue(folder)?.FullName, parsed.GetValue(format), parsed.GetValue(labels), new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(string file, string? folder, string? format, string? labels, Output output, CancellationToken stop)
    {
        var declared = format is null ? (Result<PairFormat>?)null : PairFormats.Named(format);
        if (declared is { Failed: true, Problem: var unknown })
            return output.Fail(unknown);
        var detected = PairFile.Detect(file, declared?.Value);
        if (detected.Failed)
            return output.Fail(detected.Problem);
        var audit = new PairAudit(Path.GetFileName(file), detected.Value, labels);
        await foreach (var row in PairFile.Read(file, detected.Value, ReadOptions.Usual, stop))
            audit.Add(row);
        var report = audit.Finish();
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
