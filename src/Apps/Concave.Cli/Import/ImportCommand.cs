using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Composition;
using Spectre.Console;

namespace Concave.Cli.Import;

/// <summary><c>concave import</c>: takes a file of pairs into a project.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "JSON, JSONL (also gzipped), CSV or Parquet." };
    private static readonly Option<Guid> Project = new("--project") { Description = "Id of the project; the studio shows it.", Required = true };
    private static readonly Option<PairPurpose> Purpose = new("--purpose") { Description = "production, gold, calibration, pilot or audit.", DefaultValueFactory = _ => PairPurpose.Production };
    private static readonly Option<string?> Format = new("--format") { Description = $"Its format, when it cannot be told from the keys: {PairFormats.Catalogue}." };
    private static readonly Option<string> Domain = new("--domain") { Description = "Domain of rows that name none.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Language = new("--language") { Description = "Language of rows that name none, such as en or hi.", DefaultValueFactory = _ => "" };
    private static readonly Option<FileInfo?> SetAside = new("--set-aside") { Description = "File for the full list of rows set aside, one JSON object a line." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would happen and store nothing." };

    internal static Command Make()
    {
        var (home, postgres, json) = (Options.Home(), Options.Postgres(), Options.Json());
        Command command = new("import", "Take a file of pairs into a project. Rows with faults are set aside with the reason; the same file twice changes nothing.")
        {
            File, Project, Purpose, Format, Domain, Language, SetAside, DryRun, home, postgres, json,
        };
        command.SetAction((parsed, stop) => Run(parsed, new(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Installation installation, Output output, CancellationToken stop)
    {
        var format = parsed.GetValue(Format) is { } name ? PairFormats.Named(name) : (Result<PairFormat>?)null;
        if (format is { Failed: true, Problem: var unknown })
            return output.Fail(unknown);
        await using var home = await OwnHome.Open(installation, stop);
        var report = await output.Progress.Status().StartAsync("Taking the pairs in …", async status =>
        {
            ImportPairs.Request request = new(parsed.GetRequiredValue(Project), parsed.GetRequiredValue(File).FullName, format?.Value, parsed.GetValue(Purpose))
            {
                DryRun = parsed.GetValue(DryRun),
                Domain = parsed.GetValue(Domain) ?? "",
                Language = parsed.GetValue(Language) ?? "",
                SetAsidePath = parsed.GetValue(SetAside)?.FullName,
                Progress = new Progress<long>(done => status.Status(string.Create(CultureInfo.InvariantCulture, $"{done} rows …"))),
            };
            return await home.Get<ImportPairs>().Handle(request, new(Guid.Empty, Roles.Lead), stop);
        });
        if (report.Failed)
            return output.Fail(report.Problem);
        output.Result(report.Value);
        Show(report.Value, output.People);
        return ExitCodes.Done;
    }

    internal static void Show(ImportReport report, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{report.Read} rows read: {report.Accepted} {(report.DryRun ? "would be added" : "added")}, {report.Unchanged} there already, {report.SetAsideCount} set aside; {report.SameContent} have the content of another id.");
        if (report.Held > 0)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.Held} of those are pairs that {(report.DryRun ? "would wait" : "wait")} for a lead's decision: the project's page, Scoping, shows them.");
        foreach (var reason in report.SetAsideByCode)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {reason.Count} × {reason.Code}");
        foreach (var row in report.SetAside.Take(10))
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [grey]row {row.Row}, {row.Field}: {row.Reason} {row.Mend}[/]");
        if (report.SetAsideCount > 10)
            people.MarkupLine("  [grey]… the whole list with --set-aside FILE or --json.[/]");
    }
}
