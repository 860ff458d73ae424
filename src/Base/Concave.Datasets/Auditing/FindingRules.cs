using System.Globalization;

namespace Concave.Datasets.Auditing;

/// <summary>What a report amounts to, in the order in which somebody should act.</summary>
internal static class FindingRules
{
    private const double WorthTelling = 0.05;

    /// <summary>The findings, from everything else in the report.</summary>
    internal static IReadOnlyList<Finding> Of(AuditReport report) => [.. Sycophancy(report), .. Probe(report), .. Habits(report), .. Labels(report), .. Noise(report), .. Texts(report)];

    internal static string Shown(ExactShare share) => share.Share is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} % ({share.Hits} of {share.N}; 95 % interval {100 * share.Low95!.Value:0.0} to {100 * share.High95!.Value:0.0} %)")
        : "no pair";

    internal static string Words(string verdict) => verdict.Replace('_', ' ');

    private static IEnumerable<Finding> Sycophancy(AuditReport report)
    {
        var (verdict, chosen, by) = report.Judged is { } judged ? (judged.Verdict, judged.Chosen, $", judged by {judged.Judge}") : (report.Sycophancy.Verdict, report.Sycophancy.Chosen, "");
        if (verdict == "tilted_toward")
            yield return new("alarm", "Responses that go along with the user are preferred.", $"{Shown(chosen)}{by}", "Have such pairs judged again by experts who see the facts, and run the trap battery.");
    }

    private static IEnumerable<Finding> Probe(AuditReport report)
    {
        if (report.Probe is { Verdict: "follows_the_opinion" } probe)
            yield return new("alarm", "The judge follows the user's opinion.", string.Create(CultureInfo.InvariantCulture, $"{probe.Toward} verdicts held only while the opinion was there, {probe.Away} the other way round, exact p {Reporting.Shown.PValue(probe.PValue)}"), "Judge such prompts without the opinion, or by people who do not see it.");
    }

    // Of a habit against something the share against it is shown, as the sentence says it.
    private static IEnumerable<Finding> Habits(AuditReport report) => report.Habits.Where(h => h.Alarm).OrderBy(h => h.Adjusted).Select(h => new Finding(
        "alarm", Said(h.Look, h.More.Share > 0.5), $"{Shown(h.More.Share > 0.5 ? h.More : ExactShare.Of(h.More.N - h.More.Hits, h.More.N))}, adjusted p {Reporting.Shown.PValue(h.Adjusted)}", Advice(h.Look)));

    private static string Said(string look, bool more) => (look, more) switch
    {
        ("position", _) => $"The {(more ? "first" : "second")} response is chosen too often.",
        ("length", _) => $"The {(more ? "longer" : "shorter")} response is chosen too often.",
        ("formatting", _) => $"Responses with {(more ? "more" : "less")} layout (lists, headings, bold) are chosen too often.",
        ("assertiveness", _) => $"Responses that sound {(more ? "more" : "less")} certain are chosen too often.",
        ("hedging", _) => $"Responses that {(more ? "hedge more" : "hedge less")} are chosen too often.",
        ("flattery", _) => more ? "Responses that praise the user are chosen too often." : "Responses that praise the user are passed over.",
        ("fluency", _) => $"The {(more ? "smoother" : "rougher")} text is chosen too often.",
        ("refusal", _) => more ? "Refusals are chosen too often." : "Refusals are passed over.",
        _ => $"Labels go {(more ? "with" : "against")} {look}.",
    };

    private static string Advice(string look) => look switch
    {
        "position" => "Draw the sides at random for each annotator and judge a sample again.",
        "refusal" => "Where refusing is right this is no error: look at a sample of both kinds by hand.",
        "length" => "A habit is not yet an error: compare on pairs of like length, and balance length before training.",
        _ => "A habit is not yet an error: compare on pairs that are alike in it, and balance it before training.",
    };

    private static IEnumerable<Finding> Labels(AuditReport report)
    {
        if (report.Agreement is { Fleiss: < 0.6 } low)
            yield return new("alarm", "Annotators apply different standards.", string.Create(CultureInfo.InvariantCulture, $"Fleiss kappa {low.Fleiss:0.00} (95 % interval {low.Low95:0.00} to {low.High95:0.00}) on {low.Items} pairs"), "Agree on a rubric with worked examples and calibrate before more is labelled.");
        if (report.Experts is { } experts && experts.Contradicted.Low95 >= WorthTelling)
            yield return new("alarm", "Experts contradict the labels.", $"both experts chose otherwise in {Shown(experts.Contradicted)} of the pairs on which they agree", "Have labels of this source judged again before training on them.");
        if (report.Experts?.Between is { High95: < 0.6 } between)
            yield return new("note", "Even experts do not agree on these pairs.", AuditText.Kappa(between), "Write down what counts as better, with worked examples, before labels are judged by it.");
    }

    private static IEnumerable<Finding> Noise(AuditReport report)
    {
        if (report.Noise.Contradicted.Low95 >= WorthTelling)
            yield return new("note", "Labels contradict what they say elsewhere.", $"at most {Shown(report.Noise.Contradicted)} by a probe that is right on {Shown(report.Noise.Accuracy)} of held-out labels", "Have those pairs judged again first.");
    }

    private static IEnumerable<Finding> Texts(AuditReport report) => report.Hygiene.Where(h => h.Count > 0).Select(h => new Finding(
        "note", $"{char.ToUpperInvariant(h.What[0])}{h.What[1..]}.", string.Create(CultureInfo.InvariantCulture, $"{h.Count} of {report.Used} pairs"), SeenFlaws.Advice(h.What)));
}
