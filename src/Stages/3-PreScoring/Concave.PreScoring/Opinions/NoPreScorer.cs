namespace Concave.PreScoring.Opinions;

/// <summary>Nobody: people judge without a first opinion.</summary>
public sealed class NoPreScorer : IPreScorer
{
    /// <summary>The provider's name in routing records when no AI was asked.</summary>
    public const string ProviderName = "none";

    public string Name => ProviderName;

    public IAsyncEnumerable<PreScored> Score(IReadOnlyList<AskedPair> pairs, CancellationToken stop) => AsyncEnumerable.Empty<PreScored>();
}
