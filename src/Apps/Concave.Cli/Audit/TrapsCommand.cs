using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Cli.Terminal;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Spectre.Console;

namespace Concave.Cli.Audit;

/// <summary><c>concave audit traps</c>: pairs to slip to annotators, and what their answers say.</summary>
internal static class TrapsCommand
{
    private static readonly Problem NeitherNorBoth = new(
        "traps-what", ProblemKind.Invalid, "Either traps are written or answers are read.", "Give --out FILE, or --answers FILE with the --seed that the traps were written with.");

    internal static Command Make()
    {
        Option<FileInfo?> file = new("--out") { Description = "Write the traps here as plain pairs, one JSON object a line, ids and sides drawn by the seed." };
        Option<FileInfo?> answers = new("--answers") { Description = "Judgments of annotators (pair, annotator, choice), among them of traps; other pairs are passed over." };
        Option<int?> seed = new("--seed") { Description = "Whole number that draws ids and sides. Drawn and shown when traps are written without one; needed for --answers." };
        Option<string?> languages = new("--language") { Description = "Only these languages, separated by commas: en, hi, mr, bn, ta." };
        var json = Options.Json();
        Command command = new("traps", "Write agreeable wrong answers to slip among annotators' pairs, or compute from their answers how susceptible they are.") { file, answers, seed, languages, json };
        command.SetAction((parsed, stop) => (parsed.GetValue(file), parsed.GetValue(answers), parsed.GetValue(seed)) switch
        {
            ({ } to, null, var drawn) => Write(to.FullName, drawn ?? RandomNumberGenerator.GetInt32(1, int.MaxValue), parsed.GetValue(languages), new Output(parsed.GetValue(json)), stop),
            (null, { } from, { } known) => Read(from.FullName, known, new Output(parsed.GetValue(json)), stop),
            _ => Task.FromResult(new Output(parsed.GetValue(json)).Fail(NeitherNorBoth)),
        });
        return command;
    }

    private static async Task<int> Write(string file, int seed, string? languages, Output output, CancellationToken stop)
    {
        var traps = TrapBattery.Slip(seed, languages?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
        if (traps.Count == 0)
            return output.Fail(new("traps-language", ProblemKind.Invalid, "There is no trap in this language.", $"Name some of {string.Join(", ", TrapBattery.All.Select(t => t.Language).Distinct())}.", "language"));
        await File.WriteAllTextAsync(file, string.Concat(traps.Select(t => t.Row() + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), stop);
        output.Result(new Written(file, traps.Count, seed));
        output.People.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{traps.Count} traps written to {file}. Keep the seed {seed} to yourself: --answers needs it, and it tells the right side of each."));
        return ExitCodes.Done;
    }

    private static async Task<int> Read(string file, int seed, Output output, CancellationToken stop)
    {
        if (JudgmentFile.Check(file).Problem is { } faulty)
            return output.Fail(faulty);
        var answers = new TrapAnswers(seed);
        await foreach (var row in JudgmentFile.Read(file, stop))
            answers.Add(row);
        var report = answers.Finish();
        if (report.Failed)
            return output.Fail(report.Problem);
        output.Result(report.Value);
        output.People.WriteLine(TrapMarkdown.Render(report.Value));
        return ExitCodes.Done;
    }

    /// <summary>What was written.</summary>
    internal sealed record Written(string File, int Traps, int Seed);
}
