using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Concave.Testing.Judges;

/// <summary>A question as a judge's server received it.</summary>
/// <param name="Number">1 for the first that this server received.</param>
/// <param name="Body">The request.</param>
/// <param name="System">The part that is the same for every pair.</param>
/// <param name="User">The part with the pair.</param>
/// <param name="Authorization">The header, as it came.</param>
public sealed record JudgeCall(int Number, JsonNode Body, string System, string User, string Authorization)
{
    /// <summary>The code of the marks: the one that the last line, which is not of the pair, names.</summary>
    public string Nonce => Regex.Matches(User, "marks of this question carry the code ([0-9a-f]{20})", RegexOptions.None, TimeSpan.FromSeconds(1))[^1].Groups[1].Value;

    public string First => Between("response_1");
    public string Second => Between("response_2");
    public bool AsksForWorse => User[User.LastIndexOf(Nonce, StringComparison.Ordinal)..].Contains("WORSE", StringComparison.Ordinal);

    /// <summary>Keys of the rubric, from the schema.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    private string Between(string name)
    {
        var (from, to) = ($"[{Nonce}: {name} begins]\n", $"\n[{Nonce}: {name} ends]");
        var start = User.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return User[start..User.IndexOf(to, start, StringComparison.Ordinal)];
    }
}

/// <summary>What a server does with a question.</summary>
public abstract record JudgeReaction
{
    /// <summary>How long it takes first.</summary>
    public TimeSpan After { get; init; }
}

/// <summary>Answers with a text.</summary>
/// <param name="Text">What the model "wrote".</param>
/// <param name="Stop">end_turn, refusal, max_tokens; stop, content_filter, length.</param>
public sealed record Answers(string Text, string Stop = "") : JudgeReaction;

/// <summary>Fails with a status and a message.</summary>
public sealed record Fails(int Status, string Message, int? RetryAfterSeconds = null) : JudgeReaction;

/// <summary>Breaks the connection off, before anything or in the middle of the answer.</summary>
public sealed record Breaks(bool InTheMiddle) : JudgeReaction;

/// <summary>Sends 200 with something that is not the protocol.</summary>
public sealed record Babbles(string Body) : JudgeReaction;
