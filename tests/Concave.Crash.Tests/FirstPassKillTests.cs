using System.Globalization;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.Testing;
using Concave.Testing.Judges;

namespace Concave.Crash.Tests;

/// <summary>
/// The process that asks a judge dies twice in the middle of it, as by a power switch, while the judge's server limits,
/// fails and breaks connections. Another process goes on each time.
/// </summary>
public abstract class FirstPassKillTests(TestDatabase database, JudgeProtocol protocol) : KilledPass(database, protocol, Pairs)
{
    private const int Pairs = 5_000;
    private static readonly int[] KillAt = [3_000, 7_000];

    private int failed;

    [Fact]
    public async Task Killed_twice_in_five_thousand_pairs_every_answer_is_there_once_and_nothing_is_asked_again()
    {
        var (project, pass) = await Prepare(AskingWay.Direct);
        await Work("ask", pass, KillAt, () => AssertWhole(project));

        var view = await Look(project);
        Assert.Equal((PassState.Finished, Pairs, Pairs, Pairs, 2 * Pairs), (view.State, view.Done, view.Pairs, view.Consistent, view.Answers));
        var lost = Server.Calls.Count - failed - view.Answers;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Server.Calls.Count} questions, {failed} of them failed on purpose, {view.Answers} answers kept, {lost} answers lost with the two processes"));
        Assert.InRange(lost, 0, KillAt.Length * AtOnce); // what was under way when the process died
    }

    private protected override JudgeReaction React(JudgeCall call)
    {
        JudgeReaction? trouble = (call.Number % 499) switch
        {
            0 => new Fails(429, "Too many.", RetryAfterSeconds: 1),
            100 => new Fails(529, "Overloaded."),
            200 => new Fails(500, "Internal."),
            300 => new Breaks(InTheMiddle: true),
            400 => new Breaks(InTheMiddle: false),
            _ => null,
        };
        if (trouble is null)
            return base.React(call);
        Interlocked.Increment(ref failed);
        return trouble;
    }
}

public sealed class FirstPassKillOnSqlite() : FirstPassKillTests(TestDatabase.Sqlite, JudgeProtocol.Anthropic);

public sealed class FirstPassKillOnPostgres() : FirstPassKillTests(TestDatabase.Postgres, JudgeProtocol.OpenAi);
