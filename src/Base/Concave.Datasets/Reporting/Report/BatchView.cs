using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The records of one delivery, sorted once for all sections of the report.</summary>
internal sealed class BatchView
{
    private readonly ILookup<Guid, RoutingRecord> _routings;

    internal BatchView(DeliveryRecords records)
    {
        Records = records;
        Rounds = [.. records.Rounds.OrderBy(r => r.Number)];
        Current = Rounds.Count > 0 ? Rounds[^1] : throw new ArgumentException("A delivery has at least one round.", nameof(records));
        _routings = records.Routings.ToLookup(r => r.Round, r => r.Routing);
        Pairs = records.Pairs.DistinctBy(p => p.Pair).ToDictionary(p => p.Pair);
        Work = new RoundWork(InputOf(Current));
        Scope = AgreementScope.Of(Current.Number, Work.Routings, records.Judgments);
        Preference = PreferenceProjection.Of(records);
        WrongOnPurpose = DrawnWrong();
        Verdicts = records.Verdicts.DistinctBy(v => v.Pair).ToDictionary(v => v.Pair);
    }

    internal DeliveryRecords Records { get; }

    internal QualityPlan Plan => Records.Guidelines.Plan;

    internal IReadOnlyList<RoundRecord> Rounds { get; }

    internal RoundRecord Current { get; }

    /// <summary>The current round.</summary>
    internal RoundWork Work { get; }

    internal AgreementScope Scope { get; }

    internal IReadOnlyDictionary<Guid, PairRecord> Pairs { get; }

    /// <summary>What trainers get, and every pair they do not.</summary>
    internal PreferenceSplits Preference { get; }

    /// <summary>Gold pairs of the current round whose suggestion is wrong on purpose; none before the seed is known.</summary>
    internal IReadOnlySet<Guid> WrongOnPurpose { get; }

    internal IReadOnlyDictionary<Guid, VerdictRecord> Verdicts { get; }

    internal GateInput InputOf(RoundRecord round) => new()
    {
        Plan = Plan,
        Round = round.Number,
        Routings = [.. _routings[round.Round]],
        Judgments = Records.Judgments,
        Truths = Records.Truths,
        RetiredGold = Records.RetiredGold,
        Flags = Records.Flags,
        Resolutions = Records.Resolutions,
        SpotChecks = Records.SpotChecks,
        CalibrationAnswers = Records.CalibrationAnswers,
        PilotAnswers = Records.PilotAnswers,
    };

    /// <summary>Routings of the current round, gold rows included.</summary>
    internal IEnumerable<RoutingRecord> AllRoutings => _routings[Current.Round];

    private HashSet<Guid> DrawnWrong() =>
        Plan.WrongSuggestionShare > 0 && Records.Seeds.FirstOrDefault(s => s.Round == Current.Round)?.Seed is { Length: 2 * KeyedDraw.SeedLength } seed && seed.All(char.IsAsciiHexDigitLower)
            ? WrongSuggestions.Drawn(
                new(Convert.FromHexString(seed)), AllRoutings, Records.Truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth), Plan.WrongSuggestionShare)
            : [];

    internal string ExternalId(Guid pair) => Pairs.TryGetValue(pair, out var record) ? record.ExternalId : "";

    /// <summary>True when the plan says that recorded work never had the field.</summary>
    internal bool NeverHad(string field) => Plan.Recorded?.AbsentFields.Contains(field, StringComparer.Ordinal) ?? false;
}
