namespace Concave.Datasets.Reporting;

/// <summary>What a small reward model learnt from the labels, and what that supports.</summary>
internal static class PageProbe
{
    internal static Html Of(ProbeSection probe, PageWords t) => Html.Of($"""
        <h2>{t["Reward-model probe"]}</h2>
        <p>{t.Say($"A small Bradley–Terry model over hashed words, trained on {probe.Pairs} of {probe.Available} released rows ({probe.Prompts} prompts) and tested on prompts it never saw, five folds. It shows whether the labels can be learnt; a larger model will learn more.")}</p>
        <ul>{probe.Advice.Select(a => Html.Of($"<li>{t[Advice(a)]}</li>"))}</ul>
        {PageTable.Of("Held-out accuracy", ["model", "right", "95 % interval"], [
            Row(t["words and habits"], probe.Accuracy, t), Row(t["length, layout, flattery and position alone"], probe.Habits, t)], t)}
        {PageTable.Of("Learning curve", ["pairs it learnt from", "right", "95 % interval"], probe.LearningCurve.Select(p => Row(Text.Of($"{p.Pairs}"), p.Figure, t)), t)}
        {Forest.Of("Accuracy that remains when a habit can tell nothing", [.. probe.Remainders.Select(r => new ForestRow(Shown.Words(r.TakenOut, t), r.Share, r.Low95, r.High95, r.Agreeing.N + r.Against.N))], 0.5, t)}
        {PageTable.Of("What remains when a habit is taken out", ["taken out", "remains", "95 % interval", "right where the habit points to the label", "right where it points away", "pairs it says nothing about"], probe.Remainders.Select(r => PageTable.Row(
            PageTable.Cell(Shown.Words(r.TakenOut, t)), PageTable.Cell(Shown.Cut(r.Share)), PageTable.Cell(Shown.Range(r.Low95, r.High95, t)), PageTable.Cell(Shown.Share(r.Agreeing, t)), PageTable.Cell(Shown.Share(r.Against, t)), PageTable.Cell(Text.Of($"{r.Undecided}")))), t)}
        <p class="soft">{t["What remains is the mean of the last two accuracies: one half when the model learnt nothing but the habit. Several pairs of one prompt count as independent in the intervals."]}</p>
        """);

    private static Html Row(string name, ShareFigure figure, PageWords t) =>
        PageTable.Row(PageTable.Cell(name), PageTable.Cell(Shown.Share(figure, t)), PageTable.Cell(Shown.Range(figure.Low95, figure.High95, t)));

    /// <summary>The advice of a code, in English.</summary>
    internal static string Advice(string code) => code switch
    {
        "too_few" => "Fewer than 200 pairs: too few to say much either way.",
        "signal" => "The labels can be learnt: held-out accuracy is above one half.",
        "no_signal" => "No learnable signal was found at this size. Look at agreement first, then take a larger batch before training on it.",
        "beyond_habits" => "What was learnt is more than length, layout, flattery and position.",
        "habits_only" => "What was learnt can be explained by length, layout, flattery and position alone. Balance or weigh the rows by these before training, or a reward model will pay for them.",
        "rising" => "Accuracy still rises with the number of pairs: more of the same should help.",
        "level" => "Accuracy has levelled off for this small model: more of the same helps it little.",
        _ => code,
    };
}
