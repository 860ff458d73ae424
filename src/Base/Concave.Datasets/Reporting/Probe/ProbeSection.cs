namespace Concave.Datasets.Reporting;

/// <summary>Held-out accuracy of the model that learnt from so many pairs.</summary>
/// <param name="Pairs">Pairs it learnt from: mean over the folds, rounded down.</param>
public sealed record ProbePoint(int Pairs, ShareFigure Figure);

/// <summary>
/// What is left of the model's accuracy when a habit can tell nothing: the mean of its accuracy where the habit points
/// to the label and where it points the other way. A model that learnt the habit alone comes to one half.
/// </summary>
/// <param name="TakenOut">length, layout, flattery, position, or all: the model of all four.</param>
/// <param name="Undecided">Pairs the habit says nothing about; they are left out.</param>
/// <param name="Share">Null when one of the two has no pair.</param>
public sealed record ProbeRemainder(string TakenOut, ShareFigure Agreeing, ShareFigure Against, int Undecided, double? Share, double? Low95, double? High95);

/// <summary>
/// The reward-model probe: what a small Bradley–Terry model over hashed words learns from the released labels, held out
/// by prompt, and whether it is more than habits. It is a thermometer, not the model that the client will train.
/// </summary>
/// <param name="Available">Released rows.</param>
/// <param name="Pairs">Rows used: a bounded draw.</param>
/// <param name="Prompts">Different prompts among them.</param>
/// <param name="Accuracy">Held-out accuracy with words and habits.</param>
/// <param name="Habits">The same with length, layout, flattery and position alone.</param>
/// <param name="LearningCurve">Accuracy of models that learnt from an eighth, a quarter, half and all of what they may see.</param>
/// <param name="Remainders">What remains when each habit, and then all of them, can tell nothing.</param>
/// <param name="Advice">too_few, signal, no_signal, beyond_habits, habits_only, rising, level: what the figures support.</param>
public sealed record ProbeSection(
    int Available, int Pairs, int Prompts, ShareFigure Accuracy, ShareFigure Habits, IReadOnlyList<ProbePoint> LearningCurve,
    IReadOnlyList<ProbeRemainder> Remainders, IReadOnlyList<string> Advice)
{
    /// <summary>More would make the interval narrower than anybody needs, and verifying slower.</summary>
    private const int Most = 5_000;

    private static readonly int[] Parts = [8, 4, 2, 1];

    internal static ProbeSection Of(BatchView batch)
    {
        var draw = new ProbeDraw(batch.Records.Delivery.Project);
        var rows = batch.Preference.Train.Concat(batch.Preference.Test).Select(r => (Order: draw.Order(r.Id), Row: r)).ToArray();
        Array.Sort(rows, (x, y) => x.Order.AsSpan().SequenceCompareTo(y.Order));
        var used = rows.Take(Most).Select(r => r.Row).ToArray();
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        var trial = new ProbeTrial([.. used.Select(r => ProbePair.Of(r, batch.Work.Said[r.Id], draw, known))]);
        var curve = Parts.Select(trial.Learnt).ToArray();
        ProbeRemainder[] remainders = [.. Enumerable.Range(0, ProbePair.HabitNames.Count).Select(trial.Without), trial.WithoutAll()];
        var prompts = used.Select(r => Proof.Digest.Of(r.Prompt)).Distinct(StringComparer.Ordinal).Count();
        return new(rows.Length, used.Length, prompts, curve[^1].Figure, trial.HabitsAlone(), curve, remainders, ProbeRules.Advice(curve, remainders[^1]));
    }
}
