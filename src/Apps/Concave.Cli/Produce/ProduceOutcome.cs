using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Cli.Produce;

/// <summary>What a run works on; paths are absolute and exist.</summary>
internal sealed record ProduceInput(
    string Pairs, Datasets.Reading.PairFormat? Format, string? Opinions, string? Judgments, QualityPlan? Plan, string Out,
    IReadOnlyList<Datasets.Projections.Projection> Projections);

/// <summary>What a run came to: the document that <c>--json</c> prints.</summary>
internal sealed record ProduceOutcome
{
    /// <summary>released or withheld.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it is withheld; empty when released.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
    public required ProducedRows Rows { get; init; }
    public required int Judgments { get; init; }
    public required int Annotators { get; init; }
    public required IReadOnlyList<GateRecord> Gates { get; init; }

    /// <summary>Thresholds that asked less than the house standard.</summary>
    public required IReadOnlyList<string> LooserThanHouse { get; init; }

    /// <summary>The agreement section of the QA report; null when nothing was judged.</summary>
    public required AgreementSection? Agreement { get; init; }

    /// <summary>Where the delivery is; null when withheld.</summary>
    public required ProducedDelivery? Delivery { get; init; }
}

/// <summary>What became of the file's rows, and of other files' rows that could not be used.</summary>
internal sealed record ProducedRows(
    int Read, int Accepted, int SetAside, IReadOnlyList<SetAsideCount> SetAsideByCode, int SameContent, int JudgmentsSetAside, int WithoutJudgment);

/// <summary>The sealed bag.</summary>
internal sealed record ProducedDelivery(string Folder, string BagDigest, string KeyId, int PairsReleased, int ChecksPassed);
