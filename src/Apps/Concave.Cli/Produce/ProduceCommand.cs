using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Datasets.Projections;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Spectre.Console;

namespace Concave.Cli.Produce;

/// <summary><c>concave produce</c>: recorded work through the whole pipeline, without a server.</summary>
internal static class ProduceCommand
{
    private static readonly Option<FileInfo> Pairs = new("--pairs") { Description = "File of pairs: JSON, JSONL (also gzipped), CSV or Parquet.", Required = true };
    private static readonly Option<string?> Format = new("--format") { Description = $"Its format, when it cannot be told from the keys: {PairFormats.Catalogue}." };
    private static readonly Option<FileInfo?> Opinions = new("--opinions") { Description = "Recorded AI opinions on the same pairs." };
    private static readonly Option<FileInfo?> Judgments = new("--judgments") { Description = "Recorded judgments, one JSON object a line; without it the labels in the pairs' own rows are used." };
    private static readonly Option<FileInfo?> Plan = new("--plan") { Description = "Quality plan as JSON; without it the house standard, with what the record never had declared absent." };
    private static readonly Option<DirectoryInfo> Out = new("--out") { Description = "Folder for the delivery; must be empty or absent.", Required = true };

    private static readonly Option<string[]> Shapes = new("--projections")
    {
        Description = $"Shapes of the rows beside preference, for trainers that ask for them: {string.Join(", ", ProjectionNames.All.Keys)}.",
        AllowMultipleArgumentsPerToken = true,
    };

    internal static Command Make()
    {
        var json = Options.Json();
        Command command = new("produce", "Take recorded judgments through the pipeline and its gates, to a sealed delivery or to the reasons why it is withheld.")
        {
            Pairs, Format, Opinions, Judgments, Plan, Shapes, Out, json,
        };
        command.SetAction((parsed, stop) => Run(parsed, new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Output output, CancellationToken stop)
    {
        var input = Read(parsed);
        if (input.Failed)
            return output.Fail(input.Problem);
        await using var run = await ProduceRun.Begin(stop);
        var produced = await output.Progress.Status().StartAsync("Reading …", context => run.Handle(input.Value, step => context.Status(step), stop));
        if (produced.Failed)
            return output.Fail(produced.Problem);
        output.Result(produced.Value);
        ProducePage.Show(produced.Value, output.People);
        return produced.Value.Outcome == "released" ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static Result<ProduceInput> Read(ParseResult parsed)
    {
        var target = parsed.GetRequiredValue(Out);
        if (target.Exists && target.EnumerateFileSystemInfos().Any())
            return new Problem("out-not-empty", ProblemKind.Invalid, "The folder for the delivery is not empty.", "Name a new folder, or empty this one.", target.FullName);
        foreach (var file in new[] { parsed.GetValue(Pairs), parsed.GetValue(Opinions), parsed.GetValue(Judgments), parsed.GetValue(Plan) })
        {
            if (file is { Exists: false })
                return new Problem("file-missing", ProblemKind.Invalid, "There is no such file.", "Check the path.", file.FullName);
        }

        var format = parsed.GetValue(Format) is { } name ? PairFormats.Named(name) : (Result<PairFormat>?)null;
        if (format is { Failed: true, Problem: var unknown })
            return unknown;
        var plan = parsed.GetValue(Plan) is { } file2 ? PlanFile.Read(file2) : (Result<QualityPlan>?)null;
        if (plan is { Failed: true, Problem: var faulty })
            return faulty;
        var names = parsed.GetValue(Shapes) ?? [];
        if (Array.Find(names, n => !ProjectionNames.All.ContainsKey(n)) is { } unknownShape)
            return new Problem("projection-unknown", ProblemKind.Invalid, "There is no projection of this name.", $"Choose among: {string.Join(", ", ProjectionNames.All.Keys)}.", unknownShape);
        return new ProduceInput(parsed.GetRequiredValue(Pairs).FullName, format?.Value, parsed.GetValue(Opinions)?.FullName, parsed.GetValue(Judgments)?.FullName, plan?.Value, target.FullName,
            [.. names.Select(n => ProjectionNames.All[n])]);
    }
}
