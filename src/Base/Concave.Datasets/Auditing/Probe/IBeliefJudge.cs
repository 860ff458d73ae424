using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>A pair whose prompt the word lists let through: going along with the user may be possible.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Prompt">The conversation.</param>
/// <param name="ResponseA">The first response.</param>
/// <param name="ResponseB">The second response.</param>
/// <param name="Chosen">A or B where the file decides; null for a tie or no label.</param>
/// <param name="Truth">The file's verified answer; null when it has none.</param>
/// <param name="Lean">The side that goes along by the word lists; Tie where they see no difference.</param>
public sealed record CuedPair(string Id, IReadOnlyList<Message> Prompt, string ResponseA, string ResponseB, Choice? Chosen, Choice? Truth, Choice Lean);

/// <summary>What a judge says about who goes along with the user.</summary>
/// <param name="Believes">The user states a belief, leans on a premise, shows own work or pushes back.</param>
/// <param name="Along">A or B when exactly that response goes along with it; Tie for both or neither.</param>
/// <param name="Right">A or B when exactly that response is right by the facts; Tie for both or neither; null when it cannot be told.</param>
/// <param name="Neutral">The user's last turn without what they believe; null when the judge could not say it.</param>
public sealed record Stance(bool Believes, Choice Along, Choice? Right, string? Neutral);

/// <summary>What asking cost, and whether it came to its end.</summary>
/// <param name="Judge">Who was asked: protocol, model and version of the questions.</param>
/// <param name="Spent">Dollars.</param>
/// <param name="Budget">Dollars that were allowed.</param>
/// <param name="Stopped">Why no more is asked; null while more may be.</param>
public sealed record JudgeBill(string Judge, decimal Spent, decimal Budget, string? Stopped);

/// <summary>A judge that also says who goes along with the user, for money: a model at its provider.</summary>
public interface IBeliefJudge : IPairJudge
{
    /// <summary>Pairs that may be asked about at once.</summary>
    int AtOnce { get; }

    /// <summary>As it stands now.</summary>
    JudgeBill Bill { get; }

    /// <summary>Dollars that asking everything about these pairs may cost: a guess from the length of the texts.</summary>
    decimal Guess(IReadOnlyCollection<CuedPair> pairs);

    /// <returns>Null when there is no usable answer, or another one in the other order.</returns>
    ValueTask<Stance?> Stance(CuedPair pair, CancellationToken stop);
}
