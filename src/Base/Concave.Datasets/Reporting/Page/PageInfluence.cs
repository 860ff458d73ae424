namespace Concave.Datasets.Reporting;

/// <summary>What the AI did to the people, and habits that have nothing to do with quality.</summary>
internal static class PageInfluence
{
    internal static Html Of(QaReport report)
    {
        var (ai, effects) = (report.Ai, report.Effects);
        return Html.Of($"""
            <h2>What the AI first pass did</h2>
            <p>{ai.WithOpinion} pairs had an AI opinion, {ai.WithoutOpinion} had none. The random sample was judged without seeing it, so the two rows differ by chance and by the suggestion only. Overridden when shown: {Shown.Share(ai.Overrides)}. {Revised(ai)}{Time(ai)}</p>
            {PageTable.Of("With and without the suggestion (earliest judgment of each pair)", ["arm", "agrees with the AI", "95 % interval", "median active time"], [Arm("shown", ai.Shown), Arm("withheld", ai.Withheld)])}
            <p>Where the opinion was wrong on a verified pair, people gave the same wrong answer in {Shown.Share(ai.WrongFollowedShown)} when it was shown and in {Shown.Share(ai.WrongFollowedWithheld)} when it was not.</p>
            <h2>Habits</h2>
            {PageTable.Of("Shares that would be one half without the habit", ["habit", "share", "95 % interval", "p (exact, two-sided)"], [
                .. Habits(effects).Select(h => Habit(h.Name, h.Figure))])}
            {Forest.Of("Habits", [.. Habits(effects).Select(h => new ForestRow(h.Short, h.Figure.Figure.Share, h.Figure.Figure.Low95, h.Figure.Figure.High95, h.Figure.Figure.N))], 0.5)}
            <p class="soft">A longer or better laid out response is often the better one; the shares are shown because a reward model learns them either way. Layout counts headings, bullets, numbered lines, quotations, tables, code and bold; flattery counts fixed phrases, so it sees less than people do.</p>
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

    private static string Revised(AiSection ai) => ai.Revised.N == 0 ? "" :
        $"Where a first answer was given before it was shown, {Shown.Share(ai.Revised)} ended in another choice, {Shown.Share(ai.RevisedToOpinion)} in the AI's. ";

    private static string Time(AiSection ai) => ai.TimeRatio is { } ratio
        ? $"Time with the suggestion over time without: {Shown.Cut(ratio)}."
        : "Time with and without cannot be compared.";

    private static Html Arm(string name, AiArm arm) => PageTable.Row(
        PageTable.Cell(name), PageTable.Cell(Shown.Share(arm.Agreement)), PageTable.Cell(Shown.Range(arm.Agreement.Low95, arm.Agreement.High95)), PageTable.Cell(Shown.Seconds(arm.MedianActiveMs)));

    private static Html Habit(string name, HabitFigure habit) => PageTable.Row(
        PageTable.Cell(name), PageTable.Cell(Shown.Share(habit.Figure)), PageTable.Cell(Shown.Range(habit.Figure.Low95, habit.Figure.High95)), PageTable.Cell(Shown.PValue(habit.PValue)));
}
