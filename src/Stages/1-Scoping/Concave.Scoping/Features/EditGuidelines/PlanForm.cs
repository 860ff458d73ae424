using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Forms;
using Microsoft.AspNetCore.Http;

namespace Concave.Scoping;

/// <summary>One field of a plan's form, beside the house standard.</summary>
/// <param name="Choices">The words to choose from; empty for a number and a flag.</param>
/// <param name="Looser">True when it asks less than the house standard.</param>
internal sealed record PlanField(string Name, string Value, string House, bool IsFlag, bool IsWhole, IReadOnlyList<string> Choices, bool Looser);

/// <summary>A quality plan as a form: one field for each threshold, told from the plan itself so that none is forgotten.</summary>
internal static class PlanForm
{
    /// <summary>Every threshold of the plan in the order in which it declares them.</summary>
    internal static IReadOnlyList<PlanField> Fields(QualityPlan plan)
    {
        var house = JsonOf(QualityPlan.HouseStandard);
        return
        [
            .. JsonOf(plan).Where(p => p.Value is JsonValue).Select(p => new PlanField(
                p.Key, $"{p.Value}", $"{house[p.Key]}", p.Value!.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                Whole.Contains(p.Key), Words.GetValueOrDefault(p.Key, []), IsLooser(p.Key, p.Value!))),
        ];
    }

    /// <summary>The plan that was entered, or the first field that holds no number.</summary>
    internal static Result<QualityPlan> Read(IFormCollection form)
    {
        var plan = JsonOf(QualityPlan.HouseStandard);
        foreach (var (name, value) in plan.Where(p => p.Value is JsonValue).ToList())
        {
            if (value!.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
                plan[name] = form.Ticked(name);
            else if (Words.TryGetValue(name, out var words) && words.Contains(form[name].ToString(), StringComparer.Ordinal))
                plan[name] = form[name].ToString();
            else if (Whole.Contains(name) && form.Number(name) is { } whole)
                plan[name] = whole;
            else if (!Whole.Contains(name) && !Words.ContainsKey(name) && form.Decimal(name) is var share && double.IsFinite(share))
                plan[name] = share;
            else
                return new Problem("plan-invalid", ProblemKind.Invalid, "This cannot be used here.", MendOf(name), name);
        }

        return plan.Deserialize<QualityPlan>(RecordJson.Options)!;
    }

    private static readonly HashSet<string> Whole =
    [
        .. typeof(QualityPlan).GetProperties().Where(p => p.PropertyType == typeof(int)).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)),
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> Words = typeof(QualityPlan).GetProperties().Where(p => p.PropertyType.IsEnum)
        .ToDictionary(
            p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name),
            IReadOnlyList<string> (p) => [.. Enum.GetValues(p.PropertyType).Cast<object>().Select(v => JsonSerializer.SerializeToElement(v, p.PropertyType, RecordJson.Options).GetString()!)],
            StringComparer.Ordinal);

    private static string MendOf(string name) => Words.TryGetValue(name, out var words) ? $"Choose one of: {string.Join(", ", words)}."
        : Whole.Contains(name) ? "Write a whole number."
        : "Write a fraction with a point: 0.15 for 15 %.";

    // The one place that says what is looser is PlanRules: the field is held against the house standard alone.
    private static bool IsLooser(string name, JsonNode value)
    {
        var alone = JsonOf(QualityPlan.HouseStandard);
        alone[name] = value.DeepClone();
        return PlanRules.LooserThanHouse(alone.Deserialize<QualityPlan>(RecordJson.Options)!).Count > 0;
    }

    private static JsonObject JsonOf(QualityPlan plan) => JsonSerializer.SerializeToNode(plan, RecordJson.Options)!.AsObject();
}
