namespace Concave.Datasets.Reporting;

/// <summary>What the AI did to the people, and habits that have nothing to do with quality.</summary>
internal static class PageInfluence
{
    internal static Html Of(QaReport report)
    {
        var (ai, effects) = (report.Ai, report.Effects);
        return Html.Of($"""
            <h2>What the AI first pass did</h2>
            <p>{ai.WithOpinion} pairs had an AI opinion, {ai.WithoutOpinion} had none. The random sample was judged without seeing it, so the two rows differ by chance and by the suggestion only. Overridden when shown: {Shown.Share(ai.Overrides)}. {Time(ai)}</p>
            {PageTable.Of("With and without the suggestion (earliest judgment of each pair)", ["arm", "agrees with the AI", "95 % interval", "median active time"], [Arm("shown", ai.Shown), Arm("withheld", ai.Withheld)])}
            <p>Where the opinion was wrong on a verified pair, people gave the same wrong answer in {Shown.Share(ai.WrongFollowedShown)} when it was shown and in {Shown.Share(ai.WrongFollowedWithheld)} when it was not.</p>
            <h2>Habits</h2>
            {PageTable.Of("Shares that would be one half without the habit", ["habit", "share", "95 % interval", "p (exact, two-sided)"], [
                Habit("response on the left chosen", effects.LeftChosen), Habit("longer response chosen (released labels)", effects.LongerChosen)])}
            <p class="soft">A longer response is often the better one; the share is shown because a reward model learns it either way.</p>
            """);
    }

    private static string Time(AiSection ai) => ai.TimeRatio is { } ratio
        ? $"Time with the suggestion over time without: {Shown.Cut(ratio)}."
        : "Time with and without cannot be compared.";

    private static Html Arm(string name, AiArm arm) => PageTable.Row(
        PageTable.Cell(name), PageTable.Cell(Shown.Share(arm.Agreement)), PageTable.Cell(Shown.Range(arm.Agreement.Low95, arm.Agreement.High95)), PageTable.Cell(Shown.Seconds(arm.MedianActiveMs)));

    private static Html Habit(string name, HabitFigure habit) => PageTable.Row(
        PageTable.Cell(name), PageTable.Cell(Shown.Share(habit.Figure)), PageTable.Cell(Shown.Range(habit.Figure.Low95, habit.Figure.High95)), PageTable.Cell(Shown.PValue(habit.PValue)));
}
