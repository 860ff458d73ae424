using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Datasets.Verify;
using Concave.Kernel;
using Spectre.Console;

namespace Concave.Cli.Verify;

/// <summary><c>concave verify DIR [--key FILE] [--roots FILE] [--superseded DIR]</c>: checks a delivery from its folder alone.</summary>
internal static class VerifyCommand
{
    internal static Command Make()
    {
        Argument<DirectoryInfo> folder = new("delivery") { Description = "Folder of the delivery: the one with bagit.txt." };
        Option<FileInfo?> key = new("--key") { Description = "The house's public key in PEM, as you received it by another way than the delivery." };
        Option<FileInfo?> roots = new("--roots") { Description = "Seals you kept from the days they were shown to you: rows as in data/ledger/seals.jsonl." };
        Option<DirectoryInfo?> superseded = new("--superseded") { Description = "Folder of the delivery that this one corrects: checks the difference report too." };
        var json = Options.Json();
        Command command = new("verify", "Check a delivery: files, signature, ledger, draws, labels, and every figure of the report.") { folder, key, roots, superseded, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(key), parsed.GetValue(roots), parsed.GetValue(superseded), new Output(parsed.GetValue(json))));
        return command;
    }

    private static int Run(DirectoryInfo folder, FileInfo? key, FileInfo? roots, DirectoryInfo? superseded, Output output)
    {
        if (!folder.Exists)
            return output.Fail(new("no-delivery", ProblemKind.Invalid, "There is no such folder.", "Name the folder that holds bagit.txt.", folder.FullName));
        if (key is { Exists: false })
            return output.Fail(new("no-key", ProblemKind.Invalid, "There is no such file.", "Name the PEM file of the house's public key.", key.FullName));

        if (roots is { Exists: false })
            return output.Fail(new("no-roots", ProblemKind.Invalid, "There is no such file.", "Name the file of the seals you kept.", roots.FullName));
        if (superseded is { Exists: false })
            return output.Fail(new("no-delivery", ProblemKind.Invalid, "There is no such folder.", "Name the folder of the superseded delivery.", superseded.FullName));
        var kept = roots is null ? default : KeptSeals.Read(roots.FullName);
        if (kept.Failed)
            return output.Fail(kept.Problem);

        Check[] checks =
        [
            .. DeliveryVerifier.Run(folder.FullName, key is null ? null : File.ReadAllText(key.FullName), kept.Value),
            .. superseded is null ? [] : ChangesCheck.Run(folder.FullName, superseded.FullName),
        ];
        var passed = checks.All(c => c.Passed);
        output.Result(new { passed, checks });
        Show(checks, output.People);
        output.People.MarkupLine(passed
            ? FormattableString.Invariant($"[green]Verified:[/] all {checks.Length} checks passed.")
            : FormattableString.Invariant($"[red]Not verified:[/] {checks.Count(c => !c.Passed)} of {checks.Length} checks failed."));
        if (key is null)
            output.People.MarkupLine("[grey]The signature was checked against the key inside the delivery. Give --key with the key you know to check who signed.[/]");
        return passed ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Show(IReadOnlyList<Check> checks, IAnsiConsole people)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "check", "what was found");
        foreach (var check in checks)
            table.AddRow(
                check.Passed ? "[green]pass[/]" : "[red]FAIL[/]",
                Markup.Escape(check.Name),
                Markup.Escape(string.Join(": ", new[] { check.File, check.Figure, check.Detail }.Where(part => part is not null))));
        people.Write(table);
    }
}
