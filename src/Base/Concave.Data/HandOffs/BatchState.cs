using Concave.Kernel;

namespace Concave.Data.HandOffs;

/// <summary>Where a batch stands. The database holds the chain: each transition starts where the one before ended.</summary>
public enum BatchState
{
    /// <summary>Not begun: the state before the first transition.</summary>
    Planned,

    /// <summary>Annotators work on it.</summary>
    Open,

    /// <summary>Every slot has its judgment.</summary>
    Judged,

    /// <summary>Disagreements are adjudicated, the spot check runs.</summary>
    UnderReview,

    /// <summary>Every gate passed.</summary>
    Passed,

    /// <summary>A gate failed. Only a new round leads on.</summary>
    Withheld,

    /// <summary>Sealed and delivered.</summary>
    Released,
}

/// <summary>The only ways a batch can go.</summary>
public static class BatchRules
{
    private static readonly (BatchState From, BatchState To)[] Ways =
    [
        (BatchState.Planned, BatchState.Open),
        (BatchState.Open, BatchState.Judged),
        (BatchState.Judged, BatchState.Open), // tier 1 asked for a second judgment of flagged pairs
        (BatchState.Judged, BatchState.UnderReview),
        (BatchState.UnderReview, BatchState.Passed),
        (BatchState.UnderReview, BatchState.Withheld),
        (BatchState.Withheld, BatchState.Open), // a new round, after the root causes are on record
        (BatchState.Passed, BatchState.Released),
        (BatchState.Released, BatchState.Open), // a correction: a new round, after the root causes are on record
    ];

    /// <summary>True when <paramref name="to"/> may follow <paramref name="from"/>.</summary>
    public static bool Leads(BatchState from, BatchState to) => Ways.Contains((from, to));

    /// <summary>The refusal of a step that leads nowhere, or null.</summary>
    public static Problem? Refuse(BatchState from, BatchState to) => Leads(from, to)
        ? null
        : new("batch-state", ProblemKind.Refused, $"A batch that is {from} cannot become {to}.",
            $"From here it can become: {string.Join(", ", Ways.Where(w => w.From == from).Select(w => w.To))}.");

    /// <summary>The same rule for the database's check constraint.</summary>
    internal static string AsCheck() =>
        string.Join(" OR ", Ways.Select(w => $"(\"from\" = '{w.From}' AND \"to\" = '{w.To}')"));
}
