using Concave.Kernel;

namespace Concave.PreScoring.Judges;

/// <summary>What keeps a judge from being asked at all.</summary>
internal static class JudgeErrors
{
    internal static Problem FileUnreadable(string path, string why) => new(
        "judges-unreadable", ProblemKind.Invalid, $"The file of judges cannot be read: {why}", "docs/first-pass.md shows what it looks like.", path);

    internal static Problem Setting(string judge, string field, string range) => new(
        "judge-setting", ProblemKind.Invalid, $"{field} of judge '{judge}' is out of range.", $"Set it to {range}.", $"judges.json, {judge}");

    internal static Problem Unknown(string name, IEnumerable<string> known) => new(
        "judge-unknown", ProblemKind.Invalid, $"There is no judge '{name}'.", $"Choose among: {string.Join(", ", known)}; or describe it in judges.json.", "judge");

    internal static Problem PriceMissing(JudgeSettings judge) => new(
        "price-missing", ProblemKind.Invalid, $"No price is known for model {judge.Model}.", "State it in judges.json: \"price\": {\"input\": 0, \"output\": 0} for a model of your own.", judge.Name);

    internal static Problem KeyMissing(JudgeSettings judge) => new(
        "judge-key-missing", ProblemKind.Invalid, $"There is no key for judge '{judge.Name}'.",
        judge.KeyFile is not null ? "Put it into the file that key_file names, readable by this process only." : $"Set the environment variable {judge.KeyVariable} for this process, or name a key_file.", judge.Name);

    internal static Problem NoBatches(JudgeSettings judge) => new(
        "batches-unsupported", ProblemKind.Invalid, $"Judge '{judge.Name}' has no message batches.", "Ask it directly, or choose a judge that speaks the Anthropic protocol.", "way");
}
