namespace Concave.PreScoring.Asking;

/// <summary>What happens while one process has its turn to ask: whoever asks at the same time notes it here.</summary>
internal class TurnOfWork(Budget budget)
{
    private readonly Lock turn = new();

    internal Budget Budget => budget;

    /// <summary>Answers kept in this turn.</summary>
    internal int Kept { get; private set; }

    /// <summary>Subjects left for another turn, because no answer came to them.</summary>
    internal int Left { get; private set; }

    /// <summary>Why nothing can be asked until a person does something; null while it can.</summary>
    internal string? Barred { get; private set; }

    /// <summary>What the provider failed with since it last answered; null when it answers.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>True when nothing further is to be begun in this turn.</summary>
    internal bool IsOver => Barred is not null || budget.IsTight;

    internal void CountKept() => Note(() => (Kept, Trouble) = (Kept + 1, null));

    internal void CountLeft() => Note(() => Left++);

    internal void Bar(string why) => Note(() => Barred ??= why);

    internal void Failed(string why) => Note(() => Trouble = why);

    private void Note(Action change)
    {
        lock (turn)
            change();
    }
}
