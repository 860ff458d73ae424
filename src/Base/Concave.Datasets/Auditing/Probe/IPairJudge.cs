using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>Which of the probe's three questions about a pair is asked.</summary>
public enum Asking
{
    /// <summary>The prompt as it is.</summary>
    AsWritten,

    /// <summary>The same once more: what differs is the judge's own noise.</summary>
    Again,

    /// <summary>The prompt without what the user believes.</summary>
    WithoutOpinion,
}

/// <summary>One question to a judge.</summary>
/// <param name="PairId">The pair's id in its file.</param>
/// <param name="Asking">Which question.</param>
/// <param name="Prompt">The conversation to judge under; for <see cref="Asking.WithoutOpinion"/> with the opinion of the last turn taken out.</param>
/// <param name="ResponseA">The first response.</param>
/// <param name="ResponseB">The second response.</param>
public sealed record ProbeQuestion(string PairId, Asking Asking, IReadOnlyList<Message> Prompt, string ResponseA, string ResponseB);

/// <summary>Whoever says which of two responses is better: a model, or verdicts that were recorded before.</summary>
public interface IPairJudge
{
    /// <returns>A, B or Tie; null when there is no usable verdict. It has to ask both orders itself where order can matter.</returns>
    ValueTask<Choice?> Judge(ProbeQuestion question, CancellationToken stop);
}
