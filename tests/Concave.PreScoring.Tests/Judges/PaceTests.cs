using Concave.PreScoring.Judges;
using Microsoft.Extensions.Time.Testing;

namespace Concave.PreScoring.Tests.Judges;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_bucket_fills_evenly_and_never_over()
    {
        var bucket = TokenBucket.Of(60, Now).Take(60);

        Assert.Equal(TimeSpan.FromSeconds(30), bucket.WaitFor(30));
        Assert.Equal(TimeSpan.Zero, bucket.Fill(Now.AddSeconds(30)).WaitFor(30));
        Assert.Equal(60, bucket.Fill(Now.AddHours(1)).Level);
    }

    [Fact]
    public void A_question_larger_than_the_bucket_waits_for_a_full_one_and_not_for_ever()
    {
        var bucket = TokenBucket.Of(100, Now);

        Assert.Equal(TimeSpan.Zero, bucket.WaitFor(500));
        Assert.Equal(-400, bucket.Take(500).Level);
        Assert.Equal(TimeSpan.FromMinutes(5), bucket.Take(500).WaitFor(500));
    }

    [Fact]
    public void The_server_is_believed_about_size_and_rest()
    {
        var bucket = TokenBucket.Of(perMinute: null, Now).Learn(new(40, 3, null), Now);

        Assert.Equal((40d, 3d), (bucket.PerMinute, bucket.Level));
        Assert.Equal((40d, 3d), (bucket.PerMinute, bucket.Learn(new(40, 20, null), Now).Level)); // less than it says: the rest is under way
        Assert.Equal(bucket, bucket.Learn(null, Now));
    }

    [Fact]
    public void Without_a_limit_nothing_is_held_back() => Assert.Equal(TimeSpan.Zero, TokenBucket.Of(perMinute: null, Now).Take(1_000_000).WaitFor(1_000_000));

    [Fact]
    public async Task Retry_after_shuts_the_door_for_everybody()
    {
        FakeTimeProvider clock = new(Now);
        Pace pace = new(new(), clock);
        pace.Failed(TimeSpan.FromSeconds(120));

        var waiting = pace.Enter(1, 1, default);

        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        await waiting.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Without_retry_after_the_pause_doubles_up_to_a_minute() =>
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 9).Select(strike => Pace.Pause(strike).TotalSeconds));

    [Theory]
    [InlineData("anthropic-ratelimit-requests-limit", "50", "anthropic-ratelimit-requests-remaining", "49", "anthropic-ratelimit-requests-reset", "2026-03-02T09:00:30Z")]
    [InlineData("x-ratelimit-limit-requests", "50", "x-ratelimit-remaining-requests", "49", "x-ratelimit-reset-requests", "30s")]
    [InlineData("x-ratelimit-limit-requests", "50", "x-ratelimit-remaining-requests", "49", "x-ratelimit-reset-requests", "0m30s")]
    public void Headers_of_both_protocols_are_read(params string[] headers)
    {
        using HttpResponseMessage response = new();
        foreach (var pair in headers.Chunk(2))
            response.Headers.Add(pair[0], pair[1]);

        Assert.Equal(new(50, 49, Now.AddSeconds(30)), RateHeaders.Read(response.Headers, Now).Requests);
    }

    [Theory]
    [InlineData("anthropic-ratelimit-requests-limit", "many")]
    [InlineData("anthropic-ratelimit-requests-limit", "0")]
    [InlineData("anthropic-ratelimit-requests-remaining", "5")]
    public void Headers_that_say_nothing_teach_nothing(string name, string value)
    {
        using HttpResponseMessage response = new();
        response.Headers.Add(name, value);

        Assert.Null(RateHeaders.Read(response.Headers, Now).Requests);
    }
}
