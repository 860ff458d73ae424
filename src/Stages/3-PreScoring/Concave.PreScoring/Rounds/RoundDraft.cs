using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Rounds;

/// <summary>A round as its seed draws it, ready to be written. The same material and seed always give the same draft.</summary>
internal sealed record RoundDraft
{
    public required RoundMaterial Material { get; init; }
    public required KeyedDraw Draw { get; init; }
    public required IReadOnlyList<RoutingRecord> Production { get; init; }

    /// <summary>Routings of the gold pool, ordered by pair id.</summary>
    public required IReadOnlyList<RoutingRecord> Gold { get; init; }

    /// <summary>Gold pairs on which the AI was right and the suggestion is now wrong on purpose [R5].</summary>
    internal IReadOnlyList<Guid> Turned => [.. Gold.Where(g => g.SuggestionShown && Material.OpinionOn(g.Pair).Usable(Material.Plan) is { } own && Suggestions.ChoiceOf(g.Suggestion) != own).Select(g => g.Pair)];

    internal int SlotCount => Production.Sum(r => r.Slots);

    /// <summary>Routes every pair and draws the gold pool.</summary>
    /// <param name="material">Material that <see cref="OpeningRules"/> has nothing against.</param>
    /// <param name="seed">32 bytes.</param>
    /// <param name="number">1 for the batch's first round.</param>
    internal static RoundDraft Make(RoundMaterial material, ReadOnlySpan<byte> seed, int number)
    {
        var draw = new KeyedDraw(seed);
        var production = RouteProduction(material, draw);
        var pool = Pool(material, draw, production.Sum(r => r.Slots), number);
        var withheld = draw.Sample(pool, material.Plan.SampleShare);
        RoutingRecord[] gold = [.. pool.Select(g => RoutingRules.RouteGold(g, withheld.Contains(g), material.OpinionOn(g), material.Provider, material.Plan))];
        return new()
        {
            Material = material,
            Draw = draw,
            Production = production,
            Gold = material.SeedsWrong ? Seeded(gold, material, draw) : gold,
        };
    }

    /// <summary>The record whose digest goes into the ledger before anybody works.</summary>
    internal RoundRecord Describe(Guid round, Guid batch, int number, ReadOnlySpan<byte> seed, DateTimeOffset openedAt) => new()
    {
        Round = round,
        Batch = batch,
        Number = number,
        OpenedAt = openedAt,
        SeedDigest = Digest.Hex(seed),
        RoutingDigest = RecordDigests.Routing([.. Production, .. Gold]),
        GoldPool = [.. Gold.Select(g => g.Pair)],
        Guidelines = Material.GuidelinesHash,
    };

    /// <summary>The order book: one row for every wanted judgment of a production pair.</summary>
    internal IEnumerable<Slot> Slots(Guid round, TimeProvider clock) =>
        from placed in Material.Pairs.Zip(Production)
        from ordinal in Enumerable.Range(0, placed.Second.Slots)
        select new Slot
        {
            Id = clock.NewId(),
            RoundId = round,
            PairId = placed.First.Id,
            Ordinal = ordinal,
            Reason = placed.Second.Reason,
            Domain = placed.First.Subject.Domain,
            Language = placed.First.Subject.Language,
            OrderKey = Draw.OrderKey(placed.First.Id, ordinal),
            State = SlotState.Open,
        };

    // Where the AI was wrong by itself, its suggestion stays as it is.
    private static RoutingRecord[] Seeded(RoutingRecord[] gold, RoundMaterial material, KeyedDraw draw)
    {
        var wrong = WrongSuggestions.Drawn(draw, gold, material.Truths, material.Plan.WrongSuggestionShare);
        return [.. gold.Select(g => wrong.Contains(g.Pair) ? g with { Suggestion = WrongSuggestions.Wrong(material.Truths, g.Pair)! } : g)];
    }

    private static RoutingRecord[] RouteProduction(RoundMaterial material, KeyedDraw draw)
    {
        var (plan, provider) = (material.Plan, material.Provider);
        if (material.RecordedSlots is { } judgments)
            return [.. material.Pairs.Select(p => RoutingRules.RouteRecorded(p.Id, judgments[p.Id], material.OpinionOn(p.Id), provider, plan))];
        var sample = draw.Sample([.. material.Pairs.Select(p => p.Id)], plan.SampleShare);
        return [.. material.Pairs.Select(p => RoutingRules.Route(p.Id, sample.Contains(p.Id), material.OpinionOn(p.Id), provider, plan))];
    }

    // Pairs that most of the panel can read come first: accuracy on a text somebody cannot read says nothing about them.
    // Then those the AI was asked about: gold that never has a suggestion among pairs that do would give itself away.
    private static Guid[] Pool(RoundMaterial material, KeyedDraw draw, int slots, int number)
    {
        if (!material.HasGold)
            return [];
        var readers = material.UnusedGold.ToDictionary(g => g.Id, g => material.Annotators.Count(a => a.Covers(g.Subject)));
        var expected = GoldPoolRules.Expected(slots, Math.Max(1, material.Annotators.Count), material.Plan.GoldShare);
        var size = GoldPoolRules.Size(readers.Count, expected, number);
        return [.. draw.PoolOrder(readers.Keys).OrderByDescending(g => readers[g]).ThenByDescending(material.Opinions.ContainsKey).Take(size).Order()];
    }
}
