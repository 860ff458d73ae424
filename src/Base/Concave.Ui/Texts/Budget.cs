namespace Concave.Ui.Texts;

/// <summary>How much structure one text may still have. What comes after is shown as plain letters, and none is lost.</summary>
internal sealed class Budget
{
    // Twenty thousand words of the densest prose seen have a tenth of it.
    private int parts = 40_000;

    internal bool Left => parts > 0;

    /// <summary>Counts one part.</summary>
    internal T Spend<T>(T part)
    {
        parts--;
        return part;
    }
}
