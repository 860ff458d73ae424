using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Concave.Testing.Judges;

namespace Concave.PreScoring.Tests.Judges;

/// <summary>The real clients of both protocols: everything that may come back ends as a value.</summary>
public sealed class AskJudgeTests
{
    private static readonly JudgeQuestion Question = new(
        "System.", "[0123456789abcdef0123: response_1 begins]\nx\n[0123456789abcdef0123: response_1 ends]\n\n[0123456789abcdef0123: response_2 begins]\ny\n[0123456789abcdef0123: response_2 ends]\n\nThe marks of this question carry the code 0123456789abcdef0123.", AnswerSchema.Worse);

    public static TheoryData<JudgeProtocol, JudgeReaction, string> Failures
    {
        get
        {
            TheoryData<JudgeProtocol, JudgeReaction, string> rows = [];
            foreach (var protocol in new[] { JudgeProtocol.Anthropic, JudgeProtocol.OpenAi })
            {
                rows.Add(protocol, new Fails(429, "Slow down.", RetryAfterSeconds: 7), "Busy 7");
                rows.Add(protocol, new Fails(529, "Overloaded."), "Overloaded");
                rows.Add(protocol, new Fails(503, "Unavailable."), "Overloaded");
                rows.Add(protocol, new Fails(500, "Internal."), "Fault");
                rows.Add(protocol, new Fails(504, "Gateway."), "Fault");
                rows.Add(protocol, new Fails(401, "Bad key."), "Barred");
                rows.Add(protocol, new Fails(402, "Pay."), "Barred");
                rows.Add(protocol, new Fails(403, "No."), "Barred");
                rows.Add(protocol, new Fails(404, "No such model."), "Barred");
                rows.Add(protocol, new Fails(413, "Request too large."), "TooLong");
                rows.Add(protocol, new Fails(400, "prompt is too long: 300000 tokens"), "TooLong");
                rows.Add(protocol, new Fails(400, "This model's maximum context length is 8192 tokens."), "TooLong");
                rows.Add(protocol, new Fails(400, "Odd."), "Rejected");
                rows.Add(protocol, new Fails(422, "Odd."), "Rejected");
                rows.Add(protocol, new Breaks(InTheMiddle: false), "Cut");
                rows.Add(protocol, new Breaks(InTheMiddle: true), "Cut");
                rows.Add(protocol, new Babbles("<html>proxy</html>"), "Fault");
                rows.Add(protocol, new Babbles("{}"), "Fault");
                rows.Add(protocol, new Babbles("null"), "Fault");
                rows.Add(protocol, new Answers("late") { After = TimeSpan.FromSeconds(20) }, "TimedOut");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Whatever_fails_is_a_value(JudgeProtocol protocol, JudgeReaction reaction, string expected)
    {
        var reply = await Ask(protocol, _ => reaction);

        var failed = Assert.IsType<Unanswered>(reply);
        Assert.Equal(expected, $"{failed.Trouble} {failed.RetryAfter?.TotalSeconds}".Trim());
    }

    [Theory]
    [InlineData(JudgeProtocol.Anthropic, "end_turn", nameof(Ending.Complete))]
    [InlineData(JudgeProtocol.Anthropic, "refusal", nameof(Ending.Refused))]
    [InlineData(JudgeProtocol.Anthropic, "max_tokens", nameof(Ending.CutOff))]
    [InlineData(JudgeProtocol.Anthropic, "model_context_window_exceeded", nameof(Ending.CutOff))]
    [InlineData(JudgeProtocol.Anthropic, "something_new", nameof(Ending.CutOff))]
    [InlineData(JudgeProtocol.OpenAi, "stop", nameof(Ending.Complete))]
    [InlineData(JudgeProtocol.OpenAi, "content_filter", nameof(Ending.Refused))]
    [InlineData(JudgeProtocol.OpenAi, "length", nameof(Ending.CutOff))]
    public async Task An_answer_says_how_it_ended(JudgeProtocol protocol, string stop, string expected)
    {
        var reply = await Ask(protocol, _ => new Answers("text", stop));

        var said = Assert.IsType<Said>(reply);
        Assert.Equal((expected, "text", 2 + JudgeServer.CountOf(Question.User), 1), (said.Ending.ToString(), said.Text, said.Use.Input, said.Use.Output));
    }

    [Fact]
    public async Task A_refusal_without_a_text_is_a_refusal()
    {
        var said = Assert.IsType<Said>(await Ask(JudgeProtocol.Anthropic, _ => new Answers("", "refusal")));

        Assert.Equal((Ending.Refused, ""), (said.Ending, said.Text));
    }

    [Theory]
    [InlineData(JudgeProtocol.Anthropic)]
    [InlineData(JudgeProtocol.OpenAi)]
    public async Task The_key_goes_into_the_header_and_nothing_tries_again_by_itself(JudgeProtocol protocol)
    {
        await using var server = await JudgeServer.Start(_ => new Fails(500, "Internal."));

        await Ask(protocol, server);

        Assert.Equal("Bearer sk-sample", Assert.Single(server.Calls).Authorization);
    }

    [Fact]
    public async Task Limits_are_learned_from_the_headers_and_kept_to()
    {
        await using var server = await JudgeServer.Start(_ => new Answers("text"));
        var reset = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in new[] { ("limit", "60"), ("remaining", "0"), ("reset", reset) })
            server.Headers[$"anthropic-ratelimit-requests-{name}"] = value;
        using var judge = Open(JudgeProtocol.Anthropic, server);
        await judge.Handle(Question, default, default);

        var began = TimeProvider.System.GetTimestamp();
        await judge.Handle(Question, default, default);

        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0.8, 5); // sixty a minute is one a second
    }

    private static async Task<Reply> Ask(JudgeProtocol protocol, Func<JudgeCall, JudgeReaction> react)
    {
        await using var server = await JudgeServer.Start(react);
        return await Ask(protocol, server);
    }

    private static async Task<Reply> Ask(JudgeProtocol protocol, JudgeServer server)
    {
        using var judge = Open(protocol, server);
        return await judge.Handle(Question, default, default);
    }

    private static AskJudge Open(JudgeProtocol protocol, JudgeServer server)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "sk-sample");
        try
        {
            var opened = new OpenJudge(TimeProvider.System).Handle(new()
            {
                Name = "sample",
                Protocol = protocol,
                Model = "sample-model",
                BaseUrl = protocol == JudgeProtocol.OpenAi ? server.OpenAiAddress : server.Address,
                KeyFile = file,
                Price = new(1, 1),
                TimeoutSeconds = 5, // the first call of a process takes more than one on a busy machine
            });
            Assert.Null(opened.Problem);
            return opened.Value!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
