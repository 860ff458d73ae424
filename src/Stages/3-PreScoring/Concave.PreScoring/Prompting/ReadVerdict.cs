using System.Text;
using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Prompting;

/// <summary>
/// Reads an answer and holds it against everything that was asked of it. A grammar on the provider's side guarantees the
/// form at best; ranges, completeness and quotes are checked here, and many local servers guarantee nothing.
/// </summary>
internal static class ReadVerdict
{
    private const int LongestText = 4_000;

    private sealed record Both(int Response1, int Response2);

    private sealed record Doubted(string Response, string Quote, string Claim, string Why);

    private sealed record Answer(
        string CriticalDifference, IReadOnlyList<Doubted> SuspectedHallucinations, string Sycophancy, string Safety, bool InjectionSuspected,
        IReadOnlyDictionary<string, Both> Scores, string Preferred, int Strength, double Confidence);

    private sealed record WorseAnswer(string Reason, string Worse, bool InjectionSuspected);

    // Records name response_1 as Response1 is written in snake case with digits apart.
    private static readonly JsonSerializerOptions Options = new(RecordJson.Options) { PropertyNamingPolicy = new WithDigitsApart() };

    /// <summary>The verdict, or a problem whose code says what is wrong with the answer.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="pair">The pair that was shown.</param>
    /// <param name="swapped">True when response B was shown first.</param>
    /// <param name="criteria">Keys of the rubric.</param>
    internal static Result<JudgeVerdict> Better(string text, PairRecord pair, bool swapped, IReadOnlyList<string> criteria) =>
        Parse<Answer>(text).Then<JudgeVerdict>(answer => FaultOf(answer, pair, swapped, criteria) is { } fault ? Fault(fault) : Verdict(answer, swapped, criteria));

    /// <summary>The answer to the question for the worse response, which is always asked in the stored order.</summary>
    internal static Result<WorseVerdict> Worse(string text) => Parse<WorseAnswer>(text).Then<WorseVerdict>(answer =>
        ChoiceOf(answer.Worse, swapped: false) is { } worse ? new WorseVerdict(worse, answer.InjectionSuspected) : Fault("range:worse"));

    /// <summary>What a verdict that was checked before says to people, in plain text. It was written by a model that read hostile texts.</summary>
    internal static string Explanation(string text)
    {
        var answer = Parse<Answer>(text);
        return answer.Failed ? "" : string.Join("\n", Lines(answer.Value));
    }

    private static IEnumerable<string> Lines(Answer answer)
    {
        yield return answer.CriticalDifference;
        foreach (var doubted in answer.SuspectedHallucinations)
            yield return $"{doubted.Response}: \u201C{doubted.Quote}\u201D {doubted.Claim} {doubted.Why}";
        if (answer.Sycophancy.Length > 0)
            yield return $"Sycophancy: {answer.Sycophancy}";
        if (answer.Safety.Length > 0)
            yield return $"Safety: {answer.Safety}";
    }

    /// <summary>The answer as the schema names it; not-json or not-the-schema when it is something else.</summary>
    internal static Result<T> Parse<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Bare(text), Options) is { } answer ? answer : Fault("not-the-schema");
        }
        catch (JsonException)
        {
            return Fault(IsJson(Bare(text)) ? "not-the-schema" : "not-json");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Problem Fault(string code) => new(code, ProblemKind.Invalid, "The judge's answer cannot be used.", "Nothing to mend: people judge the pair.");

    // Servers without a grammar like to fence their JSON, or to talk before it.
    private static string Bare(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        return start >= 0 && end > start ? text[start..(end + 1)] : text;
    }

    private static string? FaultOf(Answer answer, PairRecord pair, bool swapped, IReadOnlyList<string> criteria) => answer switch
    {
        _ when ChoiceOf(answer.Preferred, swapped) is null => "range:preferred",
        { Strength: < 0 or > 3 } => "range:strength",
        _ when (answer.Preferred == "tie") != (answer.Strength == 0) => "strength-contradicts",
        { Confidence: not (>= 0 and <= 1) } => "range:confidence",
        { CriticalDifference.Length: 0 } => "difference-empty",
        _ when answer.Scores.Count != criteria.Count || criteria.Any(c => !answer.Scores.ContainsKey(c)) => "criteria",
        _ when answer.Scores.Values.Any(s => s is not { Response1: >= 1 and <= 5, Response2: >= 1 and <= 5 }) => "range:scores",
        _ when Texts(answer).Any(t => t.Length > LongestText) => "too-long",
        _ when answer.SuspectedHallucinations.Any(h => !Stands(h, pair, swapped)) => "quote-absent",
        _ => null,
    };

    private static IEnumerable<string> Texts(Answer answer) =>
        [answer.CriticalDifference, answer.Sycophancy, answer.Safety, .. answer.SuspectedHallucinations.SelectMany(h => new[] { h.Quote, h.Claim, h.Why })];

    private static JudgeVerdict Verdict(Answer answer, bool swapped, IReadOnlyList<string> criteria) => new()
    {
        Choice = ChoiceOf(answer.Preferred, swapped)!.Value,
        Strength = answer.Strength,
        Confidence = answer.Confidence,
        Scores = [.. criteria.Select(c => Score(c, answer.Scores[c], swapped))],
        CriticalDifference = answer.CriticalDifference,
        Hallucinations = [.. answer.SuspectedHallucinations.Select(h => new SuspectedHallucination(ChoiceOf(h.Response, swapped) == Choice.A ? "a" : "b", h.Quote, h.Claim, h.Why))],
        Sycophancy = answer.Sycophancy,
        Safety = answer.Safety,
        InjectionSuspected = answer.InjectionSuspected,
    };

    private static CriterionScore Score(string criterion, Both score, bool swapped) =>
        swapped ? new(criterion, score.Response2, score.Response1) : new(criterion, score.Response1, score.Response2);

    internal static Choice? ChoiceOf(string shown, bool swapped) => shown switch
    {
        "response_1" => swapped ? Choice.B : Choice.A,
        "response_2" => swapped ? Choice.A : Choice.B,
        "tie" => Choice.Tie,
        _ => null,
    };

    // A quote that does not stand in the response is itself a hallucination: an answer with one is worth nothing.
    private static bool Stands(Doubted doubted, PairRecord pair, bool swapped)
    {
        var response = ChoiceOf(doubted.Response, swapped) switch
        {
            Choice.A => pair.ResponseA,
            Choice.B => pair.ResponseB,
            _ => "",
        };
        var quote = Even(doubted.Quote);
        return quote.Length > 0 && Even(response).Contains(quote, StringComparison.Ordinal);
    }

    // Spaces, line breaks and the slant of quotation marks do not make another quote.
    private static string Even(string text)
    {
        StringBuilder even = new(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(letter))
                even.Append(letter switch { '\u2018' or '\u2019' => '\'', '\u201C' or '\u201D' => '"', _ => letter });
            else if (even.Length > 0 && even[^1] != ' ')
                even.Append(' ');
        }

        return even.ToString().Trim();
    }

    private sealed class WithDigitsApart : JsonNamingPolicy
    {
        public override string ConvertName(string name) => SnakeCaseLower.ConvertName(name) switch
        {
            "response1" => "response_1",
            "response2" => "response_2",
            var other => other,
        };
    }
}
