using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Cli.Agreement;

/// <summary><c>concave agreement FILE</c>: how far raters agree, from a table of labels. No project, account or key.</summary>
internal static class AgreementCommand
{
    private const string DefaultItem = "item";

    private static readonly Argument<FileInfo> File = new("file") { Description = "CSV, JSONL or a JSON array (also gzipped), or Parquet." };
    private static readonly Option<string?> Item = new("--item") { Description = "Field with the item's id. Default: item; with --raters each row is an item." };
    private static readonly Option<string> Rater = new("--rater") { Description = "Field with the rater, one label a row.", DefaultValueFactory = _ => "rater" };
    private static readonly Option<string> Label = new("--label") { Description = "Field with the label.", DefaultValueFactory = _ => "label" };
    private static readonly Option<string?> Raters = new("--raters") { Description = "Instead of --rater and --label: the fields that hold one rater's labels each, such as ann1,ann2,ann3." };
    private static readonly Option<LabelWeights> Weights = new("--weights") { Description = "How much two different labels agree." };
    private static readonly Option<string?> By = new("--by") { Description = "Field that divides the items, such as language: chance is then also taken inside each group." };
    private static readonly Option<string?> Categories = new("--categories") { Description = "All labels of the scale in their order, such as poor,fair,good. Default: those in the file." };
    private static readonly Option<string?> Missing = new("--missing") { Description = "Labels that mean there is none, such as NA,skip. Null and empty always do." };
    private static readonly Option<string?> Exchangeable = new("--exchangeable") { Description = "Two labels that only name sides, such as A,B: κ then does not depend on the side." };

    internal static Command Make()
    {
        var json = Options.Json();
        Command command = new("agreement", "Measure how far raters agree: every usual coefficient with its interval, and what it means.")
        {
            File, Item, Rater, Label, Raters, Weights, By, Categories, Missing, Exchangeable, json,
        };
        command.SetAction((parsed, stop) => Run(parsed, new Output(parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Output output, CancellationToken stop)
    {
        var asked = Question(parsed);
        if (asked.Failed)
            return output.Fail(asked.Problem);
        var (file, question) = (parsed.GetRequiredValue(File), asked.Value);
        var usable = LabelFile.Check(file.FullName, question.Columns);
        if (usable.Failed)
            return output.Fail(usable.Problem);
        var table = new LabelTable(question);
        await foreach (var row in LabelFile.Read(file.FullName, question.Columns, stop))
        {
            if (row.Accepted)
                table.Add(row.Value);
            else if (row.SetAside.Field == "file")
                return output.Fail(Broken(row.SetAside, file.Name));
            else
                table.Leave(row.SetAside);
        }

        var answer = Answering.Answer(file.Name, question, table);
        if (answer.Failed)
            return output.Fail(answer.Problem);
        AgreementPage.ShowSetAside(answer.Value, output.Progress);
        output.Result(answer.Value);
        AgreementPage.Show(answer.Value, output.People);
        return ExitCodes.Done;
    }

    // A figure of half a file looks like one of the whole.
    private static Problem Broken(SetAside fault, string file) =>
        new(fault.Code, ProblemKind.Invalid, fault.Reason, fault.Mend, $"{file}, row {fault.Row}");

    private static Result<AgreementQuestion> Question(ParseResult parsed)
    {
        var raters = List(parsed.GetValue(Raters));
        if (raters.Distinct(StringComparer.Ordinal).Count() != raters.Count || raters.Count == 1)
            return new Problem("raters-two", ProblemKind.Invalid, "--raters takes two or more different fields.", "Write, for example, --raters ann1,ann2.");
        var wide = raters.Count > 0;
        var item = parsed.GetValue(Item) ?? (wide ? null : DefaultItem);
        return new AgreementQuestion
        {
            Columns = new(item, wide ? null : parsed.GetValue(Rater), wide ? null : parsed.GetValue(Label), raters, parsed.GetValue(By)),
            Weights = parsed.GetValue(Weights),
            Categories = List(parsed.GetValue(Categories)),
            Missing = List(parsed.GetValue(Missing)).Select(LabelTable.Canonical).ToHashSet(StringComparer.Ordinal),
            Exchangeable = List(parsed.GetValue(Exchangeable)),
        };
    }

    private static List<string> List(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
