using Concave.Kernel;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>What the annotator answers, in terms of their screen [A2–A5].</summary>
public sealed record Answer
{
    public required PreferredSide Preferred { get; init; }

    /// <summary>How much better: 1 slightly, 2 clearly, 3 far; 0 for a tie or when it cannot be judged.</summary>
    public required int Strength { get; init; }

    /// <summary>Every criterion once; may be empty when the pair cannot be judged.</summary>
    public required IReadOnlyList<SideScore> Scores { get; init; }

    /// <summary>The critical difference, in the annotator's words.</summary>
    public required string Rationale { get; init; }
    public required Difficulty Difficulty { get; init; }

    /// <summary>In [0, 1].</summary>
    public required double Confidence { get; init; }
    public IReadOnlyList<SideFlag> Flags { get; init; } = [];
}

/// <summary>What the annotator gets back. The same submission id always gets the same.</summary>
public sealed record JudgmentView(Guid JudgmentId, Guid AssignmentId, DateTimeOffset SubmittedAt);
