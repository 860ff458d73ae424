using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Features.ShowFirstPass;

/// <summary>Where a first pass stands. Money in billionths of a dollar.</summary>
public sealed record PassView
{
    public required Guid PassId { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Judge { get; init; }
    public required string Model { get; init; }

    /// <summary>The name that its opinions have, and that a batch is opened with.</summary>
    public required string Provider { get; init; }
    public required PassState State { get; init; }

    /// <summary>Why it stands there.</summary>
    public required string Why { get; init; }
    public required AskingWay Way { get; init; }

    /// <summary>Pairs with an opinion, or with the reason why there is none.</summary>
    public required int Done { get; init; }

    /// <summary>These and the pairs that are left.</summary>
    public required int Pairs { get; init; }

    /// <summary>Of those done, sound and the same in both orders.</summary>
    public required int Consistent { get; init; }

    /// <summary>Of those done, sound and different when the responses changed places.</summary>
    public required int Inconsistent { get; init; }
    public required int Refused { get; init; }
    public required int Unparseable { get; init; }
    public required int Suspicious { get; init; }

    /// <summary>Answers kept, of any worth.</summary>
    public required int Answers { get; init; }
    public required long InputTokens { get; init; }
    public required long CachedTokens { get; init; }
    public required long OutputTokens { get; init; }
    public required long Spent { get; init; }
    public required long Budget { get; init; }

    /// <summary>What the pairs that are left will take.</summary>
    public required Forecast Forecast { get; init; }

    /// <summary>What the provider fails with at the moment; null while it answers.</summary>
    public string? Trouble { get; init; }

    /// <summary>Seconds that the rest takes at the pace of the last ten minutes; null when that says nothing.</summary>
    public double? SecondsLeft { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>True when the forecast says that the budget will not do.</summary>
    public bool RunsShort => Spent + Forecast.Cost > Budget;

    /// <summary>Spent and forecast together, as people read it.</summary>
    internal string InAll => Money.Show(Spent + Forecast.Cost);
}
