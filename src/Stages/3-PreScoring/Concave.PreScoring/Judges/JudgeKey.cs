using Concave.Kernel;

namespace Concave.PreScoring.Judges;

/// <summary>
/// A provider's key, read when a client is made and held by nothing else. It prints as what it is for, so that no log
/// or message can carry it.
/// </summary>
internal sealed class JudgeKey
{
    private readonly string secret;

    private JudgeKey(string secret) => this.secret = secret;

    /// <summary>The key itself, for the client.</summary>
    internal string Reveal() => secret;

    public override string ToString() => "(a key)";

    /// <summary>From the file, or else the environment. A judge that names neither, such as a local server, has an empty one.</summary>
    internal static Result<JudgeKey> Of(JudgeSettings judge)
    {
        if (judge is { KeyFile: null, KeyVariable: null })
            return new JudgeKey("none");
        var found = judge.KeyFile is { } file
            ? File.Exists(file) ? File.ReadAllText(file).Trim() : ""
            : Environment.GetEnvironmentVariable(judge.KeyVariable!)?.Trim() ?? "";
        return found.Length == 0 ? JudgeErrors.KeyMissing(judge) : new JudgeKey(found);
    }
}
