using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One threshold of a plan beside the house standard, as text.</summary>
internal sealed record PlanRow(string Name, string Value, string House)
{
    internal static IReadOnlyList<PlanRow> Of(QualityPlan plan)
    {
        var house = JsonSerializer.SerializeToElement(QualityPlan.HouseStandard, RecordJson.Options);
        return [.. JsonSerializer.SerializeToElement(plan, RecordJson.Options).EnumerateObject()
            .Where(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            .Select(p => new PlanRow(Shown.Words(p.Name), p.Value.GetRawText(), house.GetProperty(p.Name).GetRawText()))];
    }
}
