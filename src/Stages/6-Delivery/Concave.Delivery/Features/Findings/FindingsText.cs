using System.Globalization;
using System.Text;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using static Concave.Ui.Languages.Speech;

namespace Concave.Delivery;

/// <summary>The finding report as Markdown: what clients and leads wrote is shown as text, never as markup.</summary>
internal static class FindingsText
{
    internal static string Of(FindingsView view)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Findings after delivery: {Markdown.Line(view.ProjectTitle)}\n\n");
        if (view.Simulated)
            text.Append("*Simulated: a program played the annotators.*\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Deliveries asked about: {view.Asked}. Answers: {view.Answers.Count}. Proposed changes: {view.Proposals.Count}.\n");
        text.Append("\n## Benchmarks\n\n");
        text.Append(Markdown.Table(["batch", "benchmark", "before", "after", "better"], view.Answers.SelectMany(Benchmarks)));
        text.Append("\n## What still fails\n\n");
        foreach (var failure in view.Answers.SelectMany(a => a.Answer.Failures))
            text.Append(CultureInfo.InvariantCulture, $"- {(failure.Criterion.Length > 0 ? Markdown.Line(failure.Criterion) + ": " : "")}{Markdown.Line(failure.What)}\n");
        text.Append("\n## Proposed changes of the guidelines\n");
        foreach (var proposal in view.Proposals)
            Add(text, proposal);
        return text.ToString();
    }

    private static IEnumerable<string[]> Benchmarks(AnswerView answer) => answer.Answer.Benchmarks.Select(b => new[]
    {
        answer.BatchNumber.ToString(CultureInfo.InvariantCulture), Markdown.Line(b.Name), Figure(b.Before), Figure(b.After), b.Gained ? "yes" : "no",
    });

    private static void Add(StringBuilder text, ProposalView proposal)
    {
        var change = proposal.Change;
        text.Append(CultureInfo.InvariantCulture, $"\n### {Name(change.Kind)}{(change.Criterion.Length > 0 ? $": {Markdown.Line(change.Criterion)}" : "")} ({State(proposal)})\n\n{Markdown.Line(change.Text)}\n\n");
        foreach (var evidence in change.Evidence)
            text.Append(CultureInfo.InvariantCulture, $"- {Markdown.Line(evidence)}\n");
    }

    internal static string Name(ChangeKind kind) => kind switch
    {
        ChangeKind.FailureMode => Spoken("New failure mode"),
        ChangeKind.Clarification => Spoken("Clarify a criterion"),
        ChangeKind.Example => Spoken("New worked example"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No name is agreed for this kind."),
    };

    internal static string State(ProposalView proposal) => proposal switch
    {
        { Drafted: true } => Spoken("in a draft"),
        { Accepted: true } => Spoken("accepted"),
        { Accepted: false } => Spoken("declined"),
        _ => Spoken("open"),
    };

    internal static string Figure(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
