using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Datasets.Verify;
using Concave.Kernel;
using Spectre.Console;

namespace Concave.Cli.Verify;

/// <summary><c>concave verify DIR [--key FILE] [--roots FILE]</c>: checks a delivery from its folder alone.</summary>
internal static class VerifyCommand
{
    internal static Command Make()
    {
        Argument<DirectoryInfo> folder = new("delivery") { Description = "Folder of the delivery: the one with bagit.txt." };
        Option<FileInfo?> key = new("--key") { Description = "The house's public key in PEM, as you received it by another way than the delivery." };
        Option<FileInfo?> roots = new("--roots") { Description = "Seals you kept from the days they were shown to you: rows as in data/ledger/seals.jsonl." };
        var json = Options.Json();
        Command command = new("verify", "Check a delivery: files, signature, ledger, draws, labels, and every figure of the report.") { folder, key, roots, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(key), parsed.GetValue(roots), new Output(parsed.GetValue(json))));
        return command;
    }

    private static int Run(DirectoryInfo folder, FileInfo? key, FileInfo? roots, Output output)
    {
        if (!folder.Exists)
            return output.Fail(new("no-delivery", ProblemKind.Invalid, "There is no such folder.", "Name the folder that holds bagit.txt.", folder.FullName));
        if (key is { Exists: false })
            return output.Fail(new("no-key", ProblemKind.Invalid, "There is no such file.", "Name the PEM file of the house's public key.", key.FullName));

        if (roots is { Exists: false })
            return output.Fail(new("no-roots", ProblemKind.Invalid, "There is no such file.", "Name the file of the seals you kept.", roots.FullName));
        var kept = roots is null ? default : KeptSeals.Read(roots.FullName);
        if (kept.Failed)
            return output.Fail(kept.Problem);

        var checks = DeliveryVerifier.Run(folder.FullName, key is null ? null : File.ReadAllText(key.FullName), kept.Value);
        var passed = checks.All(c => c.Passed);
        output.Result(new { passed, checks });
        Show(checks, output.People);
        output.People.MarkupLine(passed
            ? FormattableString.Invariant($"[green]Verified:[/] all {checks.Count} checks passed.")
            : FormattableString.Invariant($"[red]Not verified:[/] {checks.Count(c => !c.Passed)} of {checks.Count} checks failed."));
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
