using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The report's figures on a round that may not be finished, by the report's own functions: what the lead watches while
/// people work. Nothing here decides anything; the gates do, once the round is done.
/// </summary>
/// <param name="Agreement">As in the report; the parts on released or final labels are empty before the verdict.</param>
/// <param name="Gold">As in the report.</param>
/// <param name="Ai">As in the report.</param>
/// <param name="Gates">How every gate would come out now.</param>
public sealed record WorkSoFar(AgreementSection Agreement, GoldSection Gold, AiSection Ai, IReadOnlyList<GateRecord> Gates)
{
    /// <summary>Computes the figures of one round.</summary>
    /// <param name="input">The round's material.</param>
    /// <param name="round">The round.</param>
    /// <param name="guidelines">What it is judged under.</param>
    /// <param name="pairs">Its pairs, gold included; no figure here reads their texts, which may be left empty.</param>
    public static WorkSoFar Of(GateInput input, RoundRecord round, GuidelinesDocument guidelines, IReadOnlyList<PairRecord> pairs)
    {
        BatchView batch = new(Records(input, round, guidelines, pairs));
        return new(AgreementSection.Of(batch), GoldSection.Of(batch), AiSection.Of(batch), Reporting.Gates.Evaluate(input));
    }

    private static DeliveryRecords Records(GateInput input, RoundRecord round, GuidelinesDocument guidelines, IReadOnlyList<PairRecord> pairs) => new()
    {
        Delivery = Undelivered(round),
        Guidelines = guidelines,
        Import = new() { Batch = round.Batch, Read = 0, Accepted = 0, SetAside = [], PairsDigest = "" },
        Pairs = pairs,
        Truths = input.Truths,
        RetiredGold = input.RetiredGold,
        Rounds = [round],
        Seeds = [],
        Routings = [.. input.Routings.Select(r => new RoundRouting(round.Round, r))],
        Judgments = input.Judgments,
        Flags = input.Flags,
        Resolutions = input.Resolutions,
        SpotChecks = input.SpotChecks,
        RootCauses = [],
        Verdicts = [],
        Annotators = [],
        CalibrationAnswers = input.CalibrationAnswers,
        PilotAnswers = input.PilotAnswers,
        LedgerEntries = [],
        Seals = [],
    };

    // There is no delivery yet; no figure of this record reads its header.
    private static DeliveryHeader Undelivered(RoundRecord round) => new()
    {
        Delivery = Guid.Empty,
        Project = Guid.Empty,
        ProjectTitle = "",
        ClientName = "",
        Batch = round.Batch,
        BatchNumber = 0,
        CreatedAt = round.OpenedAt,
        Generator = "",
        GuidelinesHash = round.Guidelines,
        GuidelinesApprovedAt = round.OpenedAt,
        LooserThanHouse = [],
        Simulated = false,
    };
}
