using System.Globalization;
using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Cli.Agreement;

/// <summary>The categories in their order, and how much two of them agree.</summary>
/// <param name="Categories">Names.</param>
/// <param name="Declared">True when the caller named them; otherwise they are those that were seen.</param>
/// <param name="Scores">The number each stands for; null for words.</param>
/// <param name="Weights">Agreement weights.</param>
internal sealed record Scale(IReadOnlyList<string> Categories, bool Declared, double[]? Scores, Weights Weights)
{
    /// <summary>More different labels than this are measurements, not categories.</summary>
    internal const int Most = 100;

    /// <summary>Where each label that was seen stands.</summary>
    internal int[] Places(IReadOnlyList<string> seen)
    {
        var place = Categories.Select((name, at) => (name, at)).ToDictionary(c => c.name, c => c.at, StringComparer.Ordinal);
        return [.. seen.Select(label => place[label])];
    }

    internal static Result<Scale> For(AgreementQuestion question, IReadOnlyList<string> seen)
    {
        var declared = question.Categories.Count > 0;
        IReadOnlyList<string> names = declared ? [.. question.Categories.Select(LabelTable.Canonical)] : seen;
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            return Wrong("categories-repeated", "--categories names one category twice.", "Name each once.");
        var numbers = names.Select(Number).ToArray();
        var scores = numbers.All(n => n is not null) ? numbers.Select(n => n!.Value).ToArray() : null;
        var weighted = question.Weights != LabelWeights.Nominal;
        if (!declared && weighted && scores is null)
            return Wrong("categories-unordered", $"{question.Weights} weights need the order of the categories, and the labels are words.", "Name them in order: --categories poor,fair,good.");
        if (!declared)
            (names, scores) = InOrder(names, scores, weighted);
        if (names.Count > Most)
            return Wrong("categories-too-many", $"There are {names.Count} different labels; agreement coefficients are for at most {Most} categories.", "Check that --label names the column with the labels, or round the scores.");
        return question.Exchangeable.Count > 0 ? Turned(question, names, declared) : new Scale(names, declared, scores, Weigh(question.Weights, names.Count, scores));
    }

    // Levels that nobody chose lie between those somebody did: they belong to a numeric scale.
    private static (IReadOnlyList<string> Names, double[]? Scores) InOrder(IReadOnlyList<string> names, double[]? scores, bool weighted)
    {
        if (scores is null)
            return ([.. names.Order(StringComparer.Ordinal)], null);
        var ordered = scores.Order().ToArray();
        if (weighted && ordered is [var low, .., var high] && high - low < Most && ordered.All(double.IsInteger))
            ordered = [.. Enumerable.Range(0, (int)(high - low) + 1).Select(step => low + step)];
        return ([.. ordered.Select(n => n.ToString("R", CultureInfo.InvariantCulture))], ordered);
    }

    private static Result<Scale> Turned(AgreementQuestion question, IReadOnlyList<string> names, bool declared)
    {
        string[] sides = [.. question.Exchangeable.Select(LabelTable.Canonical)];
        if (question.Weights != LabelWeights.Nominal)
            return Wrong("exchangeable-weighted", "Labels that are only names have no order.", "Leave out --weights or --exchangeable.");
        if (sides.Length != 2 || sides[0] == sides[1])
            return Wrong("exchangeable-two", "--exchangeable takes two different labels.", "Write, for example, --exchangeable A,B.");
        if (sides.FirstOrDefault(side => !names.Contains(side)) is { } unknown)
            return Wrong("exchangeable-unknown", $"The label {unknown} of --exchangeable is no category.", $"The categories are: {string.Join(", ", names)}.");
        string[] turned = [.. sides, .. names.Except(sides)];
        return new Scale(turned, declared, Scores: null, Weights.Nominal(turned.Length));
    }

    private static Weights Weigh(LabelWeights weights, int categories, double[]? scores) => (weights, scores) switch
    {
        (LabelWeights.Linear, null) => Weights.Linear(categories),
        (LabelWeights.Linear, _) => Weights.Linear(scores),
        (LabelWeights.Quadratic, null) => Weights.Quadratic(categories),
        (LabelWeights.Quadratic, _) => Weights.Quadratic(scores),
        _ => Weights.Nominal(categories),
    };

    private static double? Number(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static Problem Wrong(string code, string detail, string mend) => new(code, ProblemKind.Invalid, detail, mend);
}
