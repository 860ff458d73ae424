using System.Globalization;
using Concave.Datasets.Reading;

namespace Concave.Cli.Agreement;

/// <summary>
/// The labels of a file as three columns of numbers, and the names behind the numbers. Holds 12 bytes a label and each
/// name once, so memory does not follow the size of the file's texts.
/// </summary>
internal sealed class LabelTable(AgreementQuestion question)
{
    private const int MostShown = 20;

    private readonly Dictionary<string, int> items = new(StringComparer.Ordinal);
    private readonly List<int> groupOfItem = [];
    private readonly Names raters = new();
    private readonly Names labels = new();
    private readonly Names groups = new();
    private readonly HashSet<string> declared = [.. question.Categories.Select(Canonical)];

    internal List<int> Item { get; } = [];

    internal List<int> Rater { get; } = [];

    internal List<int> Label { get; } = [];

    internal IReadOnlyList<string> Raters => raters.Known;

    /// <summary>The different labels, in the order they came.</summary>
    internal IReadOnlyList<string> Labels => labels.Known;

    internal IReadOnlyList<string> Groups => groups.Known;

    internal IReadOnlyList<int> GroupOfItem => groupOfItem;

    internal long Rows { get; private set; }

    /// <summary>Rows that are in no figure.</summary>
    internal long SetAside { get; private set; }

    /// <summary>The first of them.</summary>
    internal List<SetAside> Shown { get; } = [];

    /// <summary>1, 1.0 and "1" are one label: a table program writes whole numbers with holes as 1.0.</summary>
    internal static string Canonical(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture)
            : label.Trim();

    /// <summary>How many labels each rater gave.</summary>
    internal int[] LabelsOfRaters()
    {
        var counts = new int[raters.Known.Count];
        foreach (var rater in Rater)
            counts[rater]++;
        return counts;
    }

    internal void Leave(SetAside row)
    {
        Rows++;
        SetAside++;
        if (Shown.Count < MostShown)
            Shown.Add(row);
    }

    internal void Add(ReadLabels row)
    {
        var said = row.Labels.Select(l => KeyValuePair.Create(l.Key, Canonical(l.Value))).Where(l => !question.Missing.Contains(l.Value)).ToList();
        if (declared.Count > 0 && said.Exists(l => !declared.Contains(l.Value)))
        {
            Leave(new(row.Row, question.Columns.Label ?? "raters", "unknown-label", "A label is none of --categories.", "Correct the label, name it in --categories, or in --missing if it means that there is none.", row.Item));
            return;
        }

        if (said.Count == 0)
        {
            Rows++;
            return;
        }

        var group = row.Group is null ? 0 : groups.IdOf(row.Group);
        var known = items.TryGetValue(row.Item ?? "", out var item) && row.Item is not null;
        if (known && groupOfItem[item] != group)
        {
            Leave(new(row.Row, question.Columns.By!, "two-groups", "An earlier row has the same item in another group.", "Give each item one value in the field of --by.", row.Item));
            return;
        }

        Rows++;
        Keep(known ? item : NewItem(row.Item, group), said);
    }

    private int NewItem(string? name, int group)
    {
        groupOfItem.Add(group);
        if (name is not null)
            items.Add(name, groupOfItem.Count - 1);
        return groupOfItem.Count - 1;
    }

    private void Keep(int item, List<KeyValuePair<string, string>> said)
    {
        foreach (var (rater, label) in said)
        {
            Item.Add(item);
            Rater.Add(raters.IdOf(rater));
            Label.Add(labels.IdOf(label));
        }
    }

    /// <summary>Names numbered in the order they come.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
        private readonly List<string> known = [];

        internal IReadOnlyList<string> Known => known;

        internal int IdOf(string name)
        {
            if (!ids.TryGetValue(name, out var id))
            {
                ids[name] = id = known.Count;
                known.Add(name);
            }

            return id;
        }
    }
}
