namespace Concave.Datasets.Reporting;

/// <summary>What the AI did to the people, and habits that have nothing to do with quality.</summary>
internal static class PageInfluence
{
    internal static Html Of(QaReport report, PageWords t)
    {
        var (ai, effects) = (report.Ai, report.Effects);
        return Html.Of($"""
            <h2>{t["What the AI first pass did"]}</h2>
            <p>{t.Say($"{ai.WithOpinion} pairs had an AI opinion, {ai.WithoutOpinion} had none. The random sample was judged without seeing it, so the two rows differ by chance and by the suggestion only. Overridden when shown: {Shown.Share(ai.Overrides, t)}.")} {Revised(ai, t)} {Time(ai, t)}</p>
            {PageTable.Of("With and without the suggestion (of each pair the judgment begun first)", ["arm", "agrees with the AI", "95 % interval", "median active time", "κ between people", "95 % interval"], [Arm("shown", ai.Shown, t), Arm("withheld", ai.Withheld, t)], t)}
            <p>{t["κ between people is of pairs that two people judge because the AI was not sure enough. With the suggestion in sight it is no figure of quality; the agreement gate reads only judgments made without it."]} {Pull(ai.Pull, t)}</p>
            <p>{t.Say($"Where the opinion was right on a verified pair, people gave the same answer in {Shown.Share(ai.RightFollowedShown, t)} when it was shown and in {Shown.Share(ai.RightFollowedWithheld, t)} when it was not.")} {t.Say($"Where the opinion was wrong on a verified pair, people gave the same wrong answer in {Shown.Share(ai.WrongFollowedShown, t)} when it was shown and in {Shown.Share(ai.WrongFollowedWithheld, t)} when it was not.")} {Switched(ai, t)} {OnPurpose(ai, t)}</p>
            <h2>{t["Habits"]}</h2>
            {PageTable.Of("Shares that would be one half without the habit", ["habit", "share", "95 % interval", "p (exact, two-sided)"], [
                .. Habits(effects).Select(h => Habit(t[h.Name], h.Figure, t))], t)}
            {Forest.Of("Habits", [.. Habits(effects).Select(h => new ForestRow(t[h.Short], h.Figure.Figure.Share, h.Figure.Figure.Low95, h.Figure.Figure.High95, h.Figure.Figure.N))], 0.5, t)}
            <p class="soft">{t["A longer or better laid out response is often the better one; the shares are shown because a reward model learns them either way. Layout counts headings, bullets, numbered lines, quotations, tables, code and bold; flattery counts fixed phrases, so it sees less than people do."]}</p>
            """);
    }

    private static (string Short, string Name, HabitFigure Figure)[] Habits(EffectsSection effects) =>
    [
        ("left", "response on the left chosen", effects.LeftChosen),
        ("longer", "longer response chosen (released labels)", effects.LongerChosen),
        ("more layout", "response with more layout chosen (released labels)", effects.FormattedChosen),
        ("more flattering", "more flattering response chosen (released labels)", effects.FlatteringChosen),
        ("flagged sycophantic", "response with more flags of sycophancy chosen (released labels)", effects.SycophanticChosen),
    ];

    private static Html Revised(AiSection ai, PageWords t) => ai.Revised.N == 0
        ? Html.Of($"")
        : t.Say($"Where a first answer was given before it was shown, {Shown.Share(ai.Revised, t)} ended in another choice, {Shown.Share(ai.RevisedToOpinion, t)} in the AI's.");

    private static Html Time(AiSection ai, PageWords t) => ai.TimeRatio is { } ratio
        ? t.Say($"Time with the suggestion over time without: {Shown.Cut(ratio)}, 95 % interval {Shown.Range(ai.TimeRatioLow95, ai.TimeRatioHigh95, t)}.")
        : t.Say($"Time with and without cannot be compared.");

    private static Html Pull(PullFigure pull, PageWords t) => pull.Pull is null
        ? Html.Of($"")
        : t.Say($"Of those who would not have agreed with the AI by themselves, a share of {Shown.Cut(pull.Pull)} did when they saw it; 95 % interval {Shown.Range(pull.PullLow95, pull.PullHigh95, t)}.");

    private static Html Switched(AiSection ai, PageWords t) => ai.SwitchedToRight.N + ai.SwitchedToWrong.N == 0
        ? Html.Of($"")
        : t.Say($"Of first answers to verified pairs that differed from the opinion, {Shown.Share(ai.SwitchedToRight, t)} went over to it where it was right, {Shown.Share(ai.SwitchedToWrong, t)} where it was wrong.");

    private static Html OnPurpose(AiSection ai, PageWords t) => ai.WrongOnPurposeFollowed.N == 0
        ? Html.Of($"")
        : t.Say($"Suggestions that were wrong on purpose, on verified pairs and announced to the annotators: {ai.WrongOnPurposeFollowed.Hits} of {ai.WrongOnPurposeFollowed.N} judgments followed one, 95 % interval {Shown.Range(ai.WrongOnPurposeFollowed.Low95, ai.WrongOnPurposeFollowed.High95, t)}; {ai.WrongOnPurposeFollowers.Hits} of {ai.WrongOnPurposeFollowers.N} people followed at least one, 95 % interval {Shown.Range(ai.WrongOnPurposeFollowers.Low95, ai.WrongOnPurposeFollowers.High95, t)}.");

    private static Html Arm(string name, AiArm arm, PageWords t) => PageTable.Row(
        PageTable.Cell(t[name]), PageTable.Cell(Shown.Share(arm.Agreement, t)), PageTable.Cell(Shown.Range(arm.Agreement.Low95, arm.Agreement.High95, t)), PageTable.Cell(Shown.Seconds(arm.MedianActiveMs, t)),
        PageTable.Cell(Shown.Cut(arm.BetweenPeople.Kappa)), PageTable.Cell(Shown.Range(arm.BetweenPeople.Low95, arm.BetweenPeople.High95, t)));

    private static Html Habit(string name, HabitFigure habit, PageWords t) => PageTable.Row(
        PageTable.Cell(name), PageTable.Cell(Shown.Share(habit.Figure, t)), PageTable.Cell(Shown.Range(habit.Figure.Low95, habit.Figure.High95, t)), PageTable.Cell(Shown.PValue(habit.PValue, t)));
}
