using System.Text.Json.Serialization;

namespace Concave.PreScoring.Judges;

/// <summary>Which language a judge's server speaks.</summary>
public enum JudgeProtocol
{
    /// <summary>Anthropic Messages, and Message Batches.</summary>
    [JsonStringEnumMemberName("anthropic")] Anthropic,

    /// <summary>OpenAI chat completions: OpenAI itself, vLLM, llama.cpp, Ollama and many more.</summary>
    [JsonStringEnumMemberName("openai")] OpenAi,
}

/// <summary>How much a model is asked to think before it answers. Thinking is billed as output.</summary>
public enum JudgeEffort
{
    Low,
    Medium,
    High,
}

/// <summary>
/// A model that may be asked for opinions, as the installation's <c>judges.json</c> describes it. There is no place for
/// a key: only where to find it.
/// </summary>
public sealed record JudgeSettings
{
    /// <summary>How people choose it: letters, digits and hyphens.</summary>
    public required string Name { get; init; }
    public required JudgeProtocol Protocol { get; init; }

    /// <summary>The model's id at the provider.</summary>
    public required string Model { get; init; }

    /// <summary>The family the model is of, such as <c>claude</c> or <c>llama</c>; null where its id tells.</summary>
    public string? Family { get; init; }

    /// <summary>Where the server is; null for the provider's own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Environment variable that holds the key.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>File that holds the key and nothing else; counts before the variable.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Dollars per million tokens; null where <see cref="Prices"/> knows the model.</summary>
    public Price? Price { get; init; }

    /// <summary>Null: low for the Anthropic protocol, and nothing said for the other, which many local servers do not understand.</summary>
    public JudgeEffort? Effort { get; init; }

    /// <summary>0 to 2, for the OpenAI protocol only; null says nothing about it. Current Claude models refuse to be told.</summary>
    public float? Temperature { get; init; }

    /// <summary>Tokens an answer may have, thinking included, 256 to 64,000.</summary>
    public int MaxOutputTokens { get; init; } = 4_000;

    /// <summary>Questions under way at once, 1 to 200.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Seconds one question may take, 5 to 180.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Worked examples of each criterion that the prompt shows, 0 to 20. They are the same in every question, so a provider with a prompt cache charges little for them.</summary>
    public int ExamplesPerCriterion { get; init; } = 3;

    /// <summary>Characters of one text that the model is shown; the rest is left out, visibly. 1,000 to 400,000.</summary>
    public int LongestText { get; init; } = 60_000;

    /// <summary>What to keep to before the server has said what it allows.</summary>
    public JudgeLimits Limits { get; init; } = new();

    /// <summary>Its family, lower case.</summary>
    internal string FamilyName => Family?.ToLowerInvariant() ?? FamilyRules.Of(Model);

    /// <summary>Stands beside every opinion: <c>anthropic:claude-sonnet-5-5/1a2b3c4d</c>, with the prompt's version.</summary>
    internal string ProviderOf(string promptVersion) => $"{(Protocol == JudgeProtocol.Anthropic ? "anthropic" : "openai")}:{Model}/{promptVersion[..8]}";
}

/// <summary>What a server allows in a minute; null where it is not known, and then nothing is held back.</summary>
public sealed record JudgeLimits
{
    public int? Requests { get; init; }
    public int? InputTokens { get; init; }
    public int? OutputTokens { get; init; }
}
