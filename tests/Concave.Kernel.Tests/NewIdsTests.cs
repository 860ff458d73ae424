namespace Concave.Kernel.Tests;

public sealed class NewIdsTests
{
    [Fact]
    public void An_id_carries_its_clocks_time_and_its_version()
    {
        var time = new DateTimeOffset(2026, 3, 2, 9, 30, 0, 123, TimeSpan.Zero);
        var id = new Standing(time).NewId();

        var bytes = id.ToByteArray(bigEndian: true);
        var milliseconds = bytes[..6].Aggregate(0L, (sum, part) => (sum << 8) | part);
        Assert.Equal(time.ToUnixTimeMilliseconds(), milliseconds);
        Assert.Equal((7, 0b10), (id.Version, id.Variant >> 2));
    }

    [Fact]
    public void Later_ids_sort_behind_earlier_ones_as_bytes_and_as_text()
    {
        var ids = Enumerable.Range(0, 1000).Select(i => new Standing(DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(i)).NewId()).ToList();

        Assert.Equal(ids, ids.Order());
        Assert.Equal(ids, ids.OrderBy(id => id.ToString("D"), StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_of_one_moment_differ()
    {
        var clock = new Standing(DateTimeOffset.UnixEpoch.AddDays(20_000));
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => clock.NewId()).Distinct().Count());
    }

    private sealed class Standing(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
