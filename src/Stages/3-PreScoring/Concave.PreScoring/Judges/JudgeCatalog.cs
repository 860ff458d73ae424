using System.Text.Json;
using System.Text.RegularExpressions;
using Concave.Data;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Judges;

/// <summary>
/// The judges of this installation: what <c>judges.json</c> in its home folder says, or Claude alone when there is no
/// such file. It is read whenever somebody asks, so a change needs no restart.
/// </summary>
public sealed partial class JudgeCatalog(HomeFolder home)
{
    /// <summary>The judge of an installation that has described none.</summary>
    internal static JudgeSettings Claude { get; } = new()
    {
        Name = "claude",
        Protocol = JudgeProtocol.Anthropic,
        Model = "claude-sonnet-5-5",
        KeyVariable = "ANTHROPIC_API_KEY",
    };

    private sealed record JudgesFile(IReadOnlyList<JudgeSettings> Judges);

    private string File => Path.Combine(home.Path, "judges.json");

    internal Result<IReadOnlyList<JudgeSettings>> Read()
    {
        if (!System.IO.File.Exists(File))
            return new[] { Claude };
        try
        {
            var read = JsonSerializer.Deserialize<JudgesFile>(System.IO.File.ReadAllBytes(File), RecordJson.Options);
            return read is null ? JudgeErrors.FileUnreadable(File, "it is null.") : Check(read.Judges);
        }
        catch (JsonException fault)
        {
            return JudgeErrors.FileUnreadable(File, fault.Message);
        }
        catch (IOException fault)
        {
            return JudgeErrors.FileUnreadable(File, fault.Message);
        }
    }

    internal Result<JudgeSettings> Named(string name) => Read().Then<JudgeSettings>(all =>
        all.FirstOrDefault(j => j.Name == name) is { } found ? found : JudgeErrors.Unknown(name, all.Select(j => j.Name)));

    private Result<IReadOnlyList<JudgeSettings>> Check(IReadOnlyList<JudgeSettings> judges)
    {
        if (judges.GroupBy(j => j.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return JudgeErrors.FileUnreadable(File, $"judge '{twice.Key}' is described twice.");
        return judges.Select(Fault).FirstOrDefault(f => f is not null) is { } fault ? fault : judges.ToArray();
    }

    // The model's id travels with every suggestion, to people and into deliveries.
    private static Problem? Fault(JudgeSettings judge) => judge switch
    {
        _ when !Plain().IsMatch(judge.Name) => JudgeErrors.Setting(judge.Name, "name", "up to 40 letters, digits and hyphens"),
        _ when !ModelId().IsMatch(judge.Model) => JudgeErrors.Setting(judge.Name, "model", "up to 70 letters, digits and . _ : / @ -"),
        { Family: { } family } when !Plain().IsMatch(family) => JudgeErrors.Setting(judge.Name, "family", "up to 40 letters, digits and hyphens"),
        { BaseUrl: { } url } when !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") => JudgeErrors.Setting(judge.Name, "base_url", "an http or https address"),
        { Temperature: { } and not (>= 0 and <= 2) } or { Temperature: { }, Protocol: JudgeProtocol.Anthropic } => JudgeErrors.Setting(judge.Name, "temperature", "0 to 2, and only for the protocol openai"),
        { MaxOutputTokens: < 256 or > 64_000 } => JudgeErrors.Setting(judge.Name, "max_output_tokens", "256 to 64,000"),
        { Concurrency: < 1 or > 200 } => JudgeErrors.Setting(judge.Name, "concurrency", "1 to 200"),
        { TimeoutSeconds: < 1 or > 180 } => JudgeErrors.Setting(judge.Name, "timeout_seconds", "1 to 180"),
        { ExamplesPerCriterion: < 0 or > 20 } => JudgeErrors.Setting(judge.Name, "examples_per_criterion", "0 to 20"),
        { LongestText: < 1_000 or > 400_000 } => JudgeErrors.Setting(judge.Name, "longest_text", "1,000 to 400,000"),
        { Price: { Input: < 0 } or { Output: < 0 } } => JudgeErrors.Setting(judge.Name, "price", "0 or more"),
        { Limits: { Requests: < 1 } or { InputTokens: < 1 } or { OutputTokens: < 1 } } => JudgeErrors.Setting(judge.Name, "limits", "1 or more, or leave them out"),
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,39}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/@-]{0,69}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex ModelId();
}
