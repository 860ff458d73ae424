using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Asking;

/// <summary>What asking came to: an answer, or why there is none and will be none.</summary>
/// <param name="Said">The answer; null when there will be none.</param>
/// <param name="Kind">Without an answer: not taken, or not answered.</param>
/// <param name="Why">Without an answer: the provider's words.</param>
internal sealed record Asked(Said? Said, AnswerKind Kind, string Why);

/// <summary>Asks one question until something came of it, within the budget and the turn.</summary>
internal static class AskUntilAnswered
{
    private const int MaxAttempts = 8;

    /// <returns>Null when it has to wait: the budget is at its end, the time is up, or the provider does not answer.</returns>
    internal static async Task<Asked?> Handle(TurnOfWork turn, AskJudge judge, JudgeQuestion question, CancellationToken late, CancellationToken stop)
    {
        var answersBefore = judge.Pace.Answers;
        for (var attempt = 1; !turn.IsOver; attempt++)
        {
            var reply = await AskWithinBudget(turn, judge, question, late, stop);
            if (reply is Said said)
                return new(said, default, "");
            if (reply is not Unanswered failed)
                return null;
            if (After(turn, judge, failed, attempt, answersBefore) is var (goesOn, asked) && !goesOn)
                return asked;
        }

        return null;
    }

    private static (bool GoesOn, Asked? Asked) After(TurnOfWork turn, AskJudge judge, Unanswered failed, int attempt, int answersBefore)
    {
        turn.Failed(failed.Why);
        switch (failed.Trouble)
        {
            case Trouble.TooLong:
                return (false, new(Said: null, AnswerKind.NotTaken, failed.Why));
            case Trouble.Rejected when turn.Kept > 0:
                return (false, new(Said: null, AnswerKind.NotTaken, failed.Why)); // others were taken: it is this one
            case Trouble.Rejected or Trouble.Barred:
                turn.Bar(failed.Why);
                return (false, null);
        }

        if (attempt < MaxAttempts)
            return (true, null);
        if (failed.Trouble is Trouble.Busy or Trouble.Overloaded || judge.Pace.Answers - answersBefore < MaxAttempts)
        {
            turn.CountLeft();
            return (false, null);
        }

        return (false, new(Said: null, AnswerKind.NoAnswer, failed.Why)); // all others are answered meanwhile
    }

    private static async Task<Reply?> AskWithinBudget(TurnOfWork turn, AskJudge judge, JudgeQuestion question, CancellationToken late, CancellationToken stop)
    {
        try
        {
            return await judge.Handle(question, turn.Budget, late, stop);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            turn.CountLeft();
            return null;
        }
    }
}
