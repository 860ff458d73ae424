using Concave.Testing;

namespace Concave.Cli.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_demo_shows_the_gates_bite_and_ends_in_a_delivery_that_both_verifiers_accept(TestDatabase database)
    {
        var (connection, drop) = database == TestDatabase.Postgres ? await PostgresServer.CreateDatabase() : (null, () => Task.CompletedTask);
        string[] storage = connection is null ? [] : ["--postgres", connection];

        var demo = await Prompt.Run(["demo", "--home", scratch["home"], "--no-serve", .. storage]);
        await drop();

        Assert.True(demo.Code == 0, demo.Error + demo.Out);
        Assert.Contains("FAILS calibration", demo.Out, StringComparison.Ordinal);
        Assert.Contains("WITHHELD", demo.Out, StringComparison.Ordinal);
        Assert.Contains("gold accuracy", demo.Out, StringComparison.Ordinal);
        Assert.Contains("simulated", demo.Out, StringComparison.OrdinalIgnoreCase);
        var verified = await Prompt.Run("verify", scratch["home/release"]);
        Assert.True(verified.Code == 0, verified.Out);
    }

    [Fact]
    public async Task A_backup_of_the_demo_comes_back_with_everything_in_it()
    {
        Assert.Equal(0, (await Prompt.Run("demo", "--home", scratch["home"], "--no-serve")).Code);

        Assert.Equal(0, (await Prompt.Run("backup", "--home", scratch["home"], "--to", scratch["backup.tgz"], "--with-keys")).Code);
        Assert.Equal(0, (await Prompt.Run("restore", "--from", scratch["backup.tgz"], "--home", scratch["again"])).Code);

        Assert.Equal(0, (await Prompt.Run("migrate", "--home", scratch["again"])).Code);
        Assert.Equal(2, (await Prompt.Run("restore", "--from", scratch["backup.tgz"], "--home", scratch["again"])).Code);
        Assert.Equal(2, (await Prompt.Run("backup", "--home", scratch["nowhere"], "--to", scratch["b.tgz"])).Code);
    }
}
