namespace Concave.Kernel;

/// <summary>Monday to Friday. Public holidays differ by place and are left to the people who plan.</summary>
public static class WorkingDays
{
    /// <summary>The day on which <paramref name="days"/> working days after <paramref name="start"/> are over.</summary>
    public static DateOnly After(DateOnly start, int days)
    {
        var day = start;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWork(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="start"/>, up to and with <paramref name="end"/>; 0 when it is not later.</summary>
    public static int Between(DateOnly start, DateOnly end)
    {
        var all = Math.Max(0, end.DayNumber - start.DayNumber);
        var rest = Enumerable.Range(1, all % 7).Count(i => IsWork(start.AddDays(i)));
        return (all / 7 * 5) + rest;
    }

    private static bool IsWork(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
