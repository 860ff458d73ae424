using Concave.Ui.Judging.Keys;

namespace Concave.Annotation.Features;

/// <summary>The judging page.</summary>
/// <param name="Task">The task.</param>
/// <param name="SubmissionId">The id under which this page sends its answer, so that a double click is one answer.</param>
/// <param name="Keys">What its annotator's keys do.</param>
/// <param name="Standing">How far they have come.</param>
public sealed record JudgeView(TaskView Task, Guid SubmissionId, KeyMap Keys, OwnStanding Standing);
