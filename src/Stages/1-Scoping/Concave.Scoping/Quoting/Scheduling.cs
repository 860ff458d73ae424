using Concave.Datasets.Planning;
using Concave.Kernel;

namespace Concave.Scoping.Quoting;

/// <summary>How many people for how long, by the planner's count of judgments.</summary>
internal static class Scheduling
{
    internal const int MostPeople = 500;

    // Two people on a pair, a third to judge a withheld batch again, and somebody who may fall ill.
    private const int LeastPeople = 4;
    private const int UsualPeople = 10;

    /// <summary>The schedule and the plan it rests on. Without a number of people, as few as the deadline allows.</summary>
    internal static (Schedule Schedule, PlanAnswer Plan) Of(QuoteRequest request, PriceTable prices, DateOnly today)
    {
        var before = prices.SetUpDays + (request.Languages.Any(l => !prices.Languages.Contains(Language(l), StringComparer.Ordinal)) ? prices.NewLanguageDays : 0);
        var people = request.People ?? (request.Deadline is { } day ? Fewest(request, WorkingDays.Between(today, day) - before) : UsualPeople);
        var plan = Plan(request, people);
        var days = (int)Math.Ceiling(plan.Days);
        return (new(today, people, days, before, WorkingDays.After(today, before + days)), plan);
    }

    /// <summary>Whether the work is done by the deadline; true without one.</summary>
    internal static bool InTime(QuoteRequest request, Schedule schedule) => request.Deadline is not { } day || schedule.Delivered <= day;

    // More people finish no later, so the first that are enough are found by halving.
    private static int Fewest(QuoteRequest request, int days)
    {
        var (low, high) = (LeastPeople, MostPeople);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Math.Ceiling(Plan(request, middle).Days) <= days)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>What the planner is asked about a request that so many people do.</summary>
    internal static PlanQuestion Question(QuoteRequest request, int people) => new()
    {
        Pairs = request.Pairs(),
        Plan = QualityPlan.HouseStandard,
        People = people,
        JudgmentsADay = request.JudgmentsADay,
        Subjects = request.Mix.Count * request.Languages.Count,
    };

    private static PlanAnswer Plan(QuoteRequest request, int people) => Planner.Answer(Question(request, people)) is { Failed: false, Value: { } answer } ? answer : throw new InvalidOperationException("A request that was checked has a plan.");

    // A region does not change who can judge it: en-IN is en.
    private static string Language(string tag) => tag.Split('-')[0];
}
