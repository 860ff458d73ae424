namespace Concave.PreScoring.Judges;

/// <summary>
/// The family a model is of, told from its id. Models of one family share data and habits, and favour each other's
/// answers as judges: 10 to 25 % (Zheng et al. 2023, <i>Judging LLM-as-a-judge</i>, section 3.3).
/// </summary>
internal static class FamilyRules
{
    private static readonly (string Begins, string Family)[] Known =
    [
        ("claude", "claude"),
        ("gpt", "gpt"), ("chatgpt", "gpt"), ("text-davinci", "gpt"), ("o1", "gpt"), ("o3", "gpt"), ("o4", "gpt"), ("codex", "gpt"),
        ("gemini", "gemini"), ("gemma", "gemini"), ("palm", "gemini"),
        ("llama", "llama"), ("codellama", "llama"), ("meta-llama", "llama"),
        ("mistral", "mistral"), ("mixtral", "mistral"), ("ministral", "mistral"), ("magistral", "mistral"), ("codestral", "mistral"),
        ("qwen", "qwen"), ("qwq", "qwen"),
        ("deepseek", "deepseek"), ("phi", "phi"), ("command", "command"), ("grok", "grok"), ("olmo", "olmo"), ("tulu", "olmo"),
    ];

    /// <summary>The family of a model id such as <c>claude-sonnet-5-5</c> or <c>meta-llama/Llama-3.3-70B</c>; its first word where it is none that we know.</summary>
    internal static string Of(string model)
    {
        // "provider/name" names the model last.
        var name = model[(model.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var known = Known.FirstOrDefault(k => name.StartsWith(k.Begins, StringComparison.Ordinal)).Family;
        return known ?? new string([.. name.TakeWhile(char.IsAsciiLetterOrDigit)]);
    }
}
