using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>Everything one turn of an order works with.</summary>
internal sealed class OrderContext(ResponseOrder order, Recipe recipe, AskJudge first, AskJudge second, Budget budget) : TurnOfWork(budget), IDisposable
{
    internal ResponseOrder Order => order;
    internal Recipe Recipe => recipe;

    /// <summary>As many questions at once as the slower of the two allows.</summary>
    internal int AtOnce => Math.Min(first.Judge.Concurrency, second.Judge.Concurrency);

    internal AskJudge MakerOf(Part part) => part == Part.First ? first : second;

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
