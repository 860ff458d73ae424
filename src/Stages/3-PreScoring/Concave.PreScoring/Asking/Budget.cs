namespace Concave.PreScoring.Asking;

/// <summary>
/// What may still be spent. Each question sets aside what it could cost at most and gives back what it did not, so that
/// the limit holds whatever the answers turn out to be. Amounts in billionths of a dollar.
/// </summary>
internal sealed class Budget(long limit, long spent)
{
    private readonly Lock turn = new();
    private long spent = spent;
    private long setAside;

    /// <summary>True once a question did not fit beside those under way: no more pairs are begun.</summary>
    internal bool IsTight { get; private set; }

    /// <summary>True once a question did not fit although nothing else was under way.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>Sets aside what a question may cost, unless that could break the limit.</summary>
    internal bool TrySetAside(long most)
    {
        lock (turn)
        {
            if (spent + setAside + most > limit)
            {
                IsTight = true;
                IsExhausted |= setAside == 0; // what is under way may give enough back
                return false;
            }

            setAside += most;
            return true;
        }
    }

    /// <summary>Gives back what was set aside, and takes what it cost.</summary>
    internal void Settle(long most, long cost)
    {
        lock (turn)
        {
            setAside -= most;
            spent += cost;
        }
    }
}
