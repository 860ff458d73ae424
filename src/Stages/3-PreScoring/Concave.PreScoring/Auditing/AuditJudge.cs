using System.Text;
using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Suspicion;

namespace Concave.PreScoring.Auditing;

/// <summary>
/// A model that is asked for an audit, within a budget that is never exceeded. Each question is asked in both orders of the
/// responses; a verdict that changes with the order is a tie. Pairs whose texts speak to the judge are not asked about.
/// </summary>
public sealed class AuditJudge : IBeliefJudge, IDisposable
{
    private const int MaxAttempts = 8;
    private const int MaxTries = 2;
    private const int QuestionsAPair = 8;
    private const int UsualOutput = 200;
    private const double BytesPerToken = 3.5;

    private readonly AskJudge _judge;
    private readonly Budget _budget;
    private readonly decimal _dollars;
    private readonly Lock _turn = new();
    private long _spent;
    private string? _stopped;

    internal AuditJudge(AskJudge judge, decimal dollars) => (_judge, _dollars, _budget) = (judge, dollars, new(Money.Of(dollars), spent: 0));

    /// <inheritdoc/>
    public int AtOnce => _judge.Judge.Concurrency;

    /// <inheritdoc/>
    public JudgeBill Bill
    {
        get
        {
            lock (_turn)
                return new(_judge.Judge.ProviderOf(AuditPrompt.Version), (decimal)_spent / Money.Dollar, _dollars, _stopped);
        }
    }

    /// <inheritdoc/>
    public decimal Guess(IReadOnlyCollection<CuedPair> pairs)
    {
        var bytes = pairs.Sum(p => (QuestionsAPair * (long)(p.Prompt.Sum(m => Encoding.UTF8.GetByteCount(m.Content)) + Encoding.UTF8.GetByteCount(p.ResponseA) + Encoding.UTF8.GetByteCount(p.ResponseB))) + AuditPrompt.Overhead);
        return (decimal)_judge.Price.Of(new((int)Math.Min(int.MaxValue, bytes / BytesPerToken), 0, 0, QuestionsAPair * UsualOutput * pairs.Count), inBatch: false) / Money.Dollar;
    }

    /// <inheritdoc/>
    public async ValueTask<Stance?> Stance(CuedPair pair, CancellationToken stop)
    {
        var record = AuditPrompt.Pair(pair.Id, pair.Prompt, pair.ResponseA, pair.ResponseB);
        if (Scan.Of(record).Count > 0)
            return null;
        return await Ask(swapped => AuditPrompt.Belief(record, swapped, _judge.Judge.LongestText), ReadAuditAnswer.Belief, swapped: false, stop) is { } stored
            ? ReadAuditAnswer.Same(stored, await Ask(swapped => AuditPrompt.Belief(record, swapped, _judge.Judge.LongestText), ReadAuditAnswer.Belief, swapped: true, stop))
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<Choice?> Judge(ProbeQuestion question, CancellationToken stop)
    {
        var record = AuditPrompt.Pair(question.PairId, question.Prompt, question.ResponseA, question.ResponseB);
        if (await Better(record, swapped: false, stop) is not { } stored || await Better(record, swapped: true, stop) is not { } swapped)
            return null;
        return stored == swapped ? stored : Choice.Tie;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _judge.Dispose();

    private async Task<Choice?> Better(PairRecord record, bool swapped, CancellationToken stop) =>
        (await Ask(side => AuditPrompt.Better(record, side, _judge.Judge.LongestText), (text, side) => ReadAuditAnswer.Better(text, side) is { } choice ? new Chosen(choice) : null, swapped, stop))?.Choice;

    // An answer that cannot be used is asked for once more.
    private async Task<T?> Ask<T>(Func<bool, JudgeQuestion> question, Func<string, bool, T?> read, bool swapped, CancellationToken stop)
        where T : class
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await Ask(question(swapped), stop) is not { } said || said.Ending == Ending.Refused)
                return null;
            if (said.Ending == Ending.Complete && read(said.Text, swapped) is { } answer)
                return answer;
        }

        return null;
    }

    private async Task<Said?> Ask(JudgeQuestion question, CancellationToken stop)
    {
        Unanswered? failed = null;
        var before = _judge.Pace.Answers;
        for (var attempt = 0; attempt < MaxAttempts && Bill.Stopped is null; attempt++)
        {
            switch (await _judge.Handle(question, _budget, stop, stop))
            {
                case null:
                    return Stop("the next question could have cost more than was left of the budget.");
                case Said said:
                    Count(said);
                    return said;
                case Unanswered { Trouble: Trouble.TooLong }:
                    return null;
                case Unanswered { Trouble: Trouble.Rejected } when _judge.Pace.Answers > 0:
                    return null; // others were taken: it is this pair
                case Unanswered { Passes: false } barred:
                    return Stop(barred.Why);
                case Unanswered passing:
                    failed = passing;
                    break;
            }
        }

        return failed is not null && _judge.Pace.Answers == before ? Stop($"it does not answer. {failed.Why}") : null;
    }

    private void Count(Said said)
    {
        lock (_turn)
            _spent += _judge.Price.Of(said.Use, inBatch: false);
    }

    private Said? Stop(string why)
    {
        lock (_turn)
            _stopped ??= why;
        return null;
    }

    private sealed record Chosen(Choice Choice);
}
