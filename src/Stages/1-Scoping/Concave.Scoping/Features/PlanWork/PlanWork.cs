using Concave.Datasets.Planning;
using Concave.Kernel;
using Concave.Scoping.Quoting;

namespace Concave.Scoping;

/// <summary>How well a panel is known.</summary>
/// <param name="Skill">Share of pairs on which its people are right, above chance and below 1.</param>
/// <param name="Judgments">Judgments with a known answer on which that was measured; null when it is taken for granted.</param>
public sealed record PanelSkill(double Skill, int? Judgments = null);

/// <summary>A project before anyone works.</summary>
/// <param name="Offer">Price, people and days.</param>
/// <param name="Plan">The work, and the chance that a batch passes each gate.</param>
public sealed record ProjectPlan(Offer Offer, PlanAnswer Plan);

/// <summary>Thinks a project through before anyone works: people, days, price, and the chance that each gate passes. Keeps nothing.</summary>
public sealed class PlanWork(PricesInForce prices, TimeProvider clock)
{
    /// <param name="Wanted">What a quote asks for.</param>
    /// <param name="Panel">Who would do it; null when that is not known yet.</param>
    public sealed record Request(QuoteRequest Wanted, PanelSkill? Panel = null);

    /// <returns>The plan; quote-request-invalid or plan-question-invalid with the field that cannot be used.</returns>
    public Result<ProjectPlan> Handle(Request request, Actor actor)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        return prices.Read()
            .Then(table => Offers.Make(request.Wanted, table, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            .Then(offer => Planner.Answer(Asked(request, offer)).Then<ProjectPlan>(answer => new ProjectPlan(offer, answer)));
    }

    private static PlanQuestion Asked(Request request, Offer offer) =>
        Scheduling.Question(request.Wanted, offer.Schedule.People) with { Skill = request.Panel?.Skill, SkillJudgments = request.Panel?.Judgments };
}
