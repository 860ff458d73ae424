using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Opinions;

namespace Concave.PreScoring.Tests.Asking;

public sealed class QuestionRulesTests
{
    private static KnownAnswer Verdict(Question question, Choice choice, double confidence = 0.8, bool suspects = false) => new(question, 1, AnswerKind.Verdict, choice, confidence, suspects);

    private static KnownAnswer No(Question question, AnswerKind kind, int attempt = 1) => new(question, attempt, kind, Choice: null, Confidence: null, InjectionSuspected: false);

    [Fact]
    public void Both_orders_are_asked_and_no_more_of_a_pair_that_is_above_suspicion()
    {
        Assert.Equal(new(Question.Better, 1), QuestionRules.Next([], suspicious: false));
        Assert.Equal(new(Question.BetterSwapped, 1), QuestionRules.Next([Verdict(Question.Better, Choice.A)], suspicious: false));
        Assert.Null(QuestionRules.Next([Verdict(Question.Better, Choice.A), Verdict(Question.BetterSwapped, Choice.B)], suspicious: false));
        Assert.Equal([new(Question.Better, 1), new(Question.BetterSwapped, 1)], QuestionRules.Open([], suspicious: true));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Under_suspicion_of_the_scan_or_of_the_judge_the_worse_one_is_asked_for_too(bool scanned, bool judge) =>
        Assert.Equal(new(Question.Worse, 1), QuestionRules.Next([Verdict(Question.Better, Choice.A, suspects: judge), Verdict(Question.BetterSwapped, Choice.A)], scanned));

    [Theory]
    [InlineData(AnswerKind.Malformed, 1, 2)]
    [InlineData(AnswerKind.CutOff, 1, 2)]
    [InlineData(AnswerKind.Malformed, 2, null)]
    [InlineData(AnswerKind.NotTaken, 1, null)]
    [InlineData(AnswerKind.NoAnswer, 1, null)]
    public void What_cannot_be_used_is_asked_for_once_more_if_that_may_help(AnswerKind kind, int attempt, int? next) =>
        Assert.Equal(next is { } again ? new(Question.BetterSwapped, again) : null, QuestionRules.Next([Verdict(Question.Better, Choice.A), No(Question.BetterSwapped, kind, attempt)], suspicious: false));

    [Fact]
    public void Who_declines_one_order_is_not_asked_the_other() =>
        Assert.Null(QuestionRules.Next([No(Question.Better, AnswerKind.Refused)], suspicious: true));

    [Theory]
    [InlineData(Choice.A, Choice.A, true)] // better and worse at once
    [InlineData(Choice.A, Choice.B, false)]
    [InlineData(Choice.Tie, Choice.Tie, false)]
    public void A_judge_that_calls_one_response_better_and_worse_was_moved(Choice better, Choice worse, bool moved)
    {
        var combined = QuestionRules.Combine([Verdict(Question.Better, better), Verdict(Question.BetterSwapped, better), Verdict(Question.Worse, worse)], suspicious: true);

        Assert.Equal((OpinionState.Suspicious, moved), (combined.State, combined.Moved));
    }

    [Fact]
    public void Suspicion_counts_more_than_anything_else_and_is_never_cleared_by_an_answer()
    {
        Assert.Equal(OpinionState.Suspicious, QuestionRules.Combine([No(Question.Better, AnswerKind.Refused)], suspicious: true).State);
        Assert.Equal(OpinionState.Suspicious, QuestionRules.Combine([Verdict(Question.Better, Choice.A, suspects: true), No(Question.BetterSwapped, AnswerKind.NotTaken)], suspicious: false).State);
        Assert.Equal(OpinionState.Suspicious, QuestionRules.Combine([Verdict(Question.Better, Choice.A), Verdict(Question.BetterSwapped, Choice.A), Verdict(Question.Worse, Choice.B)], suspicious: true).State);
    }

    [Fact]
    public void The_confidence_is_the_mean_of_what_was_stated_in_both_orders()
    {
        var combined = QuestionRules.Combine([Verdict(Question.Better, Choice.A, 0.9), Verdict(Question.BetterSwapped, Choice.B, 0.5)], suspicious: false);

        Assert.Equal((Choice.A, Choice.B, 0.7, OpinionState.Sound), (combined.Choice, combined.ChoiceSwapped, Math.Round(combined.Confidence!.Value, 9), combined.State));
        Assert.Equal(OpinionState.Unparseable, QuestionRules.Combine([Verdict(Question.Better, Choice.A), No(Question.BetterSwapped, AnswerKind.Malformed, 2)], suspicious: false).State);
    }

    [Fact]
    public void A_question_in_a_batch_is_named_by_what_is_needed_to_file_its_answer()
    {
        BatchItem item = new(Guid.Parse("01920000-0000-7000-8000-0000000000aa"), new(Question.Worse, 2), "0123456789abcdef0123", BatchItem.BatchOf(Guid.Parse("01920000-0000-7000-8000-000012345678")));

        Assert.InRange(item.Name.Length, 1, 64);
        Assert.Equal(item, BatchItem.Read(item.Name));
        Assert.Null(BatchItem.Read("somebody-elses"));
        Assert.Null(BatchItem.Read(item.Name + "0"));
    }
}
