using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Cli.Terminal;

/// <summary>A quality plan from a JSON file.</summary>
internal static class PlanFile
{
    internal static Result<QualityPlan> Read(FileInfo file)
    {
        if (!file.Exists)
            return new Problem("file-missing", ProblemKind.Invalid, "There is no such file.", "Check the path.", file.FullName);
        try
        {
            return JsonSerializer.Deserialize<QualityPlan>(File.ReadAllBytes(file.FullName), RecordJson.Options)
                ?? (Result<QualityPlan>)new Problem("plan-unreadable", ProblemKind.Invalid, "The plan is null.", "Write a JSON object.", file.FullName);
        }
        catch (JsonException fault)
        {
            return new Problem("plan-unreadable", ProblemKind.Invalid, $"The plan cannot be read: {fault.Message}", "Use the snake_case names of docs/plan.md, for example {\"batch_kappa\": 0.75}.", $"{file.FullName}, line {fault.LineNumber + 1}");
        }
    }
}
