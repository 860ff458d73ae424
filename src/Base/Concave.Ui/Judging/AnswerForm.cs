using System.Globalization;
using System.Text.Json;
using Concave.Kernel;
using Concave.Ui.Forms;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Judging;

/// <summary>The judging page's form: what its fields hold as an answer that may not be complete, to a draft and back.</summary>
public static class AnswerForm
{
    /// <summary>The fields as they stand. What was not touched is missing.</summary>
    public static GivenAnswer Read(IFormCollection form, IEnumerable<CriterionView> criteria)
    {
        var verdict = form["verdict"].ToString().Split('-');
        return new(
            SideIn(verdict[0]),
            verdict is [_, var strength] && int.TryParse(strength, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) ? steps : 0,
            [.. criteria.Select(c => new SideScore(c.Key, form.Number($"score-{c.Key}-left") ?? 0, form.Number($"score-{c.Key}-right") ?? 0)).Where(s => s is not { Left: 0, Right: 0 })],
            form.Text("rationale"),
            form.One<Difficulty>("difficulty"),
            form.Decimal("confidence") is var percent && double.IsFinite(percent) ? percent / 100 : null,
            [.. form["flag"].Select(FlagIn)]);
    }

    /// <summary>The same with the words that were typed to be marked, which is how a span is marked without script.</summary>
    /// <returns>The fields; judgment-invalid at mark-words when the response has no such words.</returns>
    public static Result<GivenAnswer> ReadWithWords(IFormCollection form, IEnumerable<CriterionView> criteria, string left, string right)
    {
        var given = Read(form, criteria);
        var words = form.Text("mark-words");
        if (words.Length == 0)
            return given;
        var side = form["mark-side"] == "right" ? PreferredSide.Right : PreferredSide.Left;
        var start = (side == PreferredSide.Left ? left : right).IndexOf(words, StringComparison.Ordinal);
        return start < 0
            ? new Problem("judgment-invalid", ProblemKind.Invalid, "The words to be marked do not stand in that response.", "Copy them from the response as they are written.", "mark-words")
            : given with { Flags = [.. given.Flags!, new SideFlag(side, form["mark-kind"].ToString(), start, start + words.Length)] };
    }

    /// <summary>A draft as the page shows it; one that is not an answer is none.</summary>
    public static GivenAnswer InDraft(string? draft)
    {
        if (draft is null)
            return GivenAnswer.Empty;
        try
        {
            return JsonSerializer.Deserialize<GivenAnswer>(draft, JsonSerializerOptions.Web) ?? GivenAnswer.Empty;
        }
        catch (JsonException)
        {
            return GivenAnswer.Empty; // a program of the annotator's own may keep drafts of another shape
        }
    }

    /// <summary>An answer as a draft keeps it.</summary>
    public static string Draft(GivenAnswer given) => JsonSerializer.Serialize(given, JsonSerializerOptions.Web);

    /// <summary>A mark as the value of its box.</summary>
    public static string ValueOf(SideFlag flag) =>
        string.Create(CultureInfo.InvariantCulture, $"{(flag.Side == PreferredSide.Right ? "right" : "left")}:{flag.Kind}:{flag.Start}:{flag.End}");

    private static PreferredSide? SideIn(string name) => name switch
    {
        "left" => PreferredSide.Left,
        "right" => PreferredSide.Right,
        "tie" => PreferredSide.Tie,
        "cannot_judge" => PreferredSide.CannotJudge,
        _ => null,
    };

    // What is no mark becomes one that no rule takes, so that the rule says what is wrong.
    private static SideFlag FlagIn(string? value) =>
        value?.Split(':') is [var side, var kind, var from, var to]
        && int.TryParse(from, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(to, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var end)
            ? new(SideIn(side) ?? PreferredSide.Tie, kind, start, end)
            : new(PreferredSide.Tie, "", -1, -1);
}
