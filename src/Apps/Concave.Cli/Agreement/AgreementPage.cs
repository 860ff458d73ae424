using System.Globalization;
using Spectre.Console;

namespace Concave.Cli.Agreement;

/// <summary>The answer as tables and sentences. Names come from the file, so none is read as markup.</summary>
internal static class AgreementPage
{
    private const int MostRows = 10;

    internal static void Show(AgreementAnswer answer, IAnsiConsole people)
    {
        people.WriteLine($"{answer.File}: {answer.Items} items, {answer.Raters} raters, {answer.Labels} labels");
        people.WriteLine($"categories: {string.Join(", ", answer.Categories.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Share:0.0%}")))}");
        people.WriteLine();
        Coefficients(answer.Coefficients, people);
        if (answer.By is { } by)
            Named($"by {by.Field}", [.. by.Groups.Select(g => (g.Group, g.Pooled)), ("inside groups", by.Stratified)], people);
        if (answer.Pairs.Count > 0)
            Pairs(answer.Pairs, people);
        if (answer.EachRater.Count > 0)
            Named("rater with peers", [.. answer.EachRater.Select(r => (r.Rater, r.WithPeers))], people);
        foreach (var sentence in answer.Meaning)
            people.WriteLine(sentence);
    }

    /// <summary>The first rows that are in no figure, for standard error.</summary>
    internal static void ShowSetAside(AgreementAnswer answer, IAnsiConsole progress)
    {
        foreach (var row in answer.RowsSetAside.Take(MostRows))
            progress.WriteLine($"{answer.File}, row {row.Row}: {row.Reason} {row.Mend}");
        if (answer.SetAside > MostRows)
            progress.WriteLine($"{answer.File}: {answer.SetAside - MostRows} more rows are set aside{(answer.SetAside > answer.RowsSetAside.Count ? "" : "; --json names them")}.");
    }

    private static void Coefficients(IReadOnlyList<Figure> figures, IAnsiConsole people)
    {
        var table = Columns("coefficient", "weights", "value", "95 % interval", "error", "observed", "by chance", "items");
        foreach (var f in figures)
            Add(table, f.Name, f.Weights, Number(f.Value), Range(f), Number(f.StandardError), Number(f.Observed), Number(f.Expected), Whole(f.Items));
        people.Write(table);
        foreach (var f in figures.Where(f => f.Undefined is not null))
            people.WriteLine($"{f.Name}: {f.Undefined}");
        people.WriteLine();
    }

    private static void Pairs(IReadOnlyList<RaterPairFigure> pairs, IAnsiConsole people)
    {
        var table = Columns("two raters", "Cohen κ", "95 % interval", "κ max", "prevalence", "bias", "PABAK", "items");
        foreach (var p in pairs)
            Add(table, $"{p.First}, {p.Second}", Number(p.Cohen.Value), Range(p.Cohen), Number(p.KappaMax.Value), Number(p.Prevalence.Value), Number(p.Bias.Value), Number(p.Pabak.Value), Whole(p.Cohen.Items));
        people.Write(table);
        if (pairs[0].Prevalence.Undefined is { } reason)
            people.WriteLine($"prevalence and bias index: {reason}");
        people.WriteLine();
    }

    private static void Named(string title, IReadOnlyList<(string Name, Figure Figure)> rows, IAnsiConsole people)
    {
        var table = Columns(title, "κ", "95 % interval", "observed", "items", "");
        foreach (var (name, f) in rows)
            Add(table, name, Number(f.Value), Range(f), Number(f.Observed), Whole(f.Items), f.Undefined ?? f.IntervalUndefined ?? "");
        people.Write(table);
        people.WriteLine();
    }

    private static Table Columns(params string[] names)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var name in names)
            table.AddColumn(new TableColumn(new Text(name)).NoWrap());
        return table;
    }

    private static void Add(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    private static string Range(Figure f) =>
        f.Lower is { } low && f.Upper is { } high ? string.Create(CultureInfo.InvariantCulture, $"{low:0.0000} to {high:0.0000}") : "–";

    private static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
