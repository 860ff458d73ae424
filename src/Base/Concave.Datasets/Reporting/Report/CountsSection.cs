using Concave.Datasets.Bag;
using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>How many judgments one purpose has in one round.</summary>
public sealed record JudgmentCount(int Round, PairPurpose Purpose, int Count);

/// <summary>How many pairs share one basis.</summary>
public sealed record BasisCount(string Basis, int Count);

/// <summary>What came in, what was done to it, what goes out.</summary>
public sealed record CountsSection
{
    public required int Read { get; init; }
    public required int Accepted { get; init; }
    public required IReadOnlyList<SetAsideCount> SetAside { get; init; }

    /// <summary>Production pairs of the current round.</summary>
    public required int Pairs { get; init; }

    /// <summary>Every judgment of every round, ordered by round, then purpose.</summary>
    public required IReadOnlyList<JudgmentCount> Judgments { get; init; }
    public required int Annotators { get; init; }

    /// <summary>Production pairs of the current round with first judgments of two people or more.</summary>
    public required int DoublyJudged { get; init; }

    /// <summary>First production judgments of the current round that say "cannot judge".</summary>
    public required int CannotJudge { get; init; }

    /// <summary>Tier 1 flags on production judgments of the current round.</summary>
    public required int Flags { get; init; }
    public required int Released { get; init; }
    public required IReadOnlyList<BasisCount> ReleasedBy { get; init; }

    /// <summary>Rows of the preference files by split.</summary>
    public required int PreferenceTrain { get; init; }
    public required int PreferenceTest { get; init; }

    /// <summary>Pairs without a row in them.</summary>
    public required int Dropped { get; init; }
    public required IReadOnlyList<BasisCount> DroppedBy { get; init; }

    internal static CountsSection Of(BatchView batch)
    {
        var (records, work) = (batch.Records, batch.Work);
        var ids = records.Judgments.Where(j => j.Round == batch.Current.Number && j.Purpose == PairPurpose.Production).Select(j => j.Judgment).ToHashSet();
        return new()
        {
            Read = records.Import.Read,
            Accepted = records.Import.Accepted,
            SetAside = [.. records.Import.SetAside.OrderBy(s => s.Code, StringComparer.Ordinal)],
            Pairs = work.Pairs.Count,
            Judgments = [.. records.Judgments.CountBy(j => (j.Round, j.Purpose)).OrderBy(c => c.Key).Select(c => new JudgmentCount(c.Key.Round, c.Key.Purpose, c.Value))],
            Annotators = records.Judgments.Select(j => j.Annotator).Distinct(StringComparer.Ordinal).Count(),
            DoublyJudged = work.Doubled.Count(),
            CannotJudge = work.Said.SelectMany(g => g).Count(j => j.Choice == Choice.CannotJudge),
            Flags = records.Flags.Count(f => ids.Contains(f.Judgment)),
            Released = records.Verdicts.Count(v => v.Released),
            ReleasedBy = By(records.Verdicts.Where(v => v.Released).Select(v => v.Basis)),
            PreferenceTrain = batch.Preference.Train.Count,
            PreferenceTest = batch.Preference.Test.Count,
            Dropped = batch.Preference.LeftOut.Count,
            DroppedBy = By(batch.Preference.LeftOut.Select(l => l.Reason)),
        };
    }

    private static IReadOnlyList<BasisCount> By(IEnumerable<string> bases) =>
        [.. bases.CountBy(basis => basis)
            .OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new BasisCount(c.Key, c.Value))];
}
