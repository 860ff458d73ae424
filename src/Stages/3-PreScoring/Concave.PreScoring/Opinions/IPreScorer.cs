using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.PreScoring.Opinions;

/// <summary>
/// Whoever gives a first opinion on pairs before people judge them [R1]: a model, a record of one, or nobody. It is
/// asked in both orders of the responses, so that a liking for the first place shows.
/// </summary>
public interface IPreScorer
{
    /// <summary>Stands beside every suggestion it gives, in the studio and in the delivery: <c>recorded:gpt-3.5</c>; "none" for nobody.</summary>
    string Name { get; }

    /// <summary>
    /// Streams what there is to say about the pairs, in any order, each pair at most once. A pair without an answer is
    /// left out, and is judged as one the AI had no opinion on.
    /// </summary>
    IAsyncEnumerable<PreScored> Score(IReadOnlyList<AskedPair> pairs, CancellationToken stop);
}

/// <summary>A pair that a pre-scorer is asked about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ExternalId">The id the client gave it.</param>
public sealed record AskedPair(Guid Id, string ExternalId);

/// <summary>What came of asking: <see cref="Answered"/> or <see cref="Unusable"/>.</summary>
public abstract record PreScored;

/// <summary>An opinion on a pair.</summary>
public sealed record Answered(Guid PairId, GivenOpinion Opinion) : PreScored;

/// <summary>An answer that cannot be used, and why.</summary>
public sealed record Unusable(SetAside Why) : PreScored;

/// <summary>An opinion, in the terms of the stored pair whichever order was shown.</summary>
/// <param name="Choice">With A first; null when no usable verdict was given.</param>
/// <param name="ChoiceSwapped">With B first; null when not asked or not usable.</param>
/// <param name="Confidence">In [0, 1]; null when none is stated.</param>
/// <param name="Reason">The explanation, "" when there is none.</param>
public sealed record GivenOpinion(Choice? Choice, Choice? ChoiceSwapped, double? Confidence, string Reason);
