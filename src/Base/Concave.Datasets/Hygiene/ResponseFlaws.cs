using System.Buffers;

namespace Concave.Datasets.Hygiene;

/// <summary>
/// What a response shows of its making: cut off, refused, signed by its model, or no answer at all. An answer that talks
/// about models or errors is none of these: names count where a text speaks of itself, errors where they are all of it.
/// </summary>
internal static class ResponseFlaws
{
    private const int Opening = 160;
    private const int RefusalLength = 400;
    private const int ErrorLength = 600;

    private static readonly SearchValues<string> OfModels = SearchValues.Create(
        [
            "as an ai language model", "as an ai assistant", "as a large language model", "as an ai model", "as an ai, ", "as an artificial intelligence",
            "i am chatgpt", "i'm chatgpt", "i am claude", "i'm claude", "i am gemini", "i'm gemini", "i am llama", "i am deepseek", "i am qwen",
            "created by openai", "made by openai", "trained by openai", "developed by openai", "created by anthropic", "made by anthropic", "developed by anthropic", "trained by google",
            "created by alibaba cloud", "my knowledge cutoff", "my training data",
            "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "[/inst]", "<</sys>>", "<start_of_turn>", "<end_of_turn>",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Refuses = SearchValues.Create(
        [
            "i can't assist with", "i cannot assist with", "i can't help with that", "i cannot help with that", "i'm unable to assist", "i am unable to assist",
            "i'm not able to help with", "i am not able to help with", "i can't fulfill", "i cannot fulfill", "i cannot comply with", "i can't comply with", "i cannot provide assistance",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Apart, because a list with other letters than ASCII is searched ten times as slowly; most texts need only the others.
    private static readonly SearchValues<string> OfModelsElsewhere = SearchValues.Create(
        ["I’m ChatGPT", "I’m Claude", "I’m Gemini", "एक एआई भाषा मॉडल के रूप में", "ஒரு செயற்கை நுண்ணறிவு மொழி மாதிரியாக", "একটি এআই ভাষা মডেল হিসেবে"], StringComparison.Ordinal);

    private static readonly SearchValues<string> RefusesElsewhere = SearchValues.Create(
        ["I can’t assist with", "I can’t help with that", "I can’t fulfill", "मैं इसमें आपकी मदद नहीं कर सकता", "मैं इस अनुरोध में सहायता नहीं कर सकता"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Fails = SearchValues.Create(
        [
            "rate limit", "too many requests", "internal server error", "service unavailable", "bad gateway", "gateway timeout", "context_length_exceeded", "maximum context length",
            "invalid_request_error", "overloaded_error", "insufficient_quota", "exceeded your current quota", "upstream connect error", "request timed out", "connection aborted",
            "error generating", "an error occurred while", "\"error\":", "traceback (most recent call last)", "something went wrong. if this issue persists",
        ],
        StringComparison.OrdinalIgnoreCase);

    internal static IReadOnlyList<string> In(string text)
    {
        var whole = text.AsSpan().Trim();
        var opening = whole.Length <= Opening ? whole : whole[..Opening];
        List<string>? found = null;
        var ascii = System.Text.Ascii.IsValid(whole);
        if (whole.ContainsAny(OfModels) || (!ascii && whole.ContainsAny(OfModelsElsewhere)))
            (found ??= []).Add(Flaws.NamesModel);
        if (whole.Length <= RefusalLength && (opening.ContainsAny(Refuses) || (!ascii && opening.ContainsAny(RefusesElsewhere))))
            (found ??= []).Add(Flaws.Refusal);
        if (whole.Length <= ErrorLength && opening.ContainsAny(Fails) && OpensAsError(whole))
            (found ??= []).Add(Flaws.ApiError);
        else if (Ending.BreaksOff(whole))
            (found ??= []).Add(Flaws.CutOff);
        return found ?? (IReadOnlyList<string>)[];
    }

    // "A rate limit is a …" explains; "Error: rate limit", "429 Too Many Requests" and "{"error": …" are the thing itself.
    private static bool OpensAsError(ReadOnlySpan<char> text)
    {
        if (text[0] is '{' or '<' || StartsWithStatus(text))
            return true;
        foreach (var word in Opens)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static readonly string[] Opens =
    [
        "error", "[error", "http ", "openai", "anthropic", "api error", "rate limit", "too many requests", "internal server error", "service unavailable", "bad gateway", "gateway timeout",
        "upstream connect error", "request timed out", "traceback", "exception", "an error occurred", "something went wrong", "you exceeded", "this model's maximum context length",
    ];

    private static bool StartsWithStatus(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[0] is ('4' or '5') && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && text[3] is (' ' or ':');
}
