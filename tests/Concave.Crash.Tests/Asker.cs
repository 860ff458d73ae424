using System.Globalization;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Making;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>Works on a first pass until nothing is left, or somebody kills it.</summary>
internal static class Asker
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <param name="installed">Where to work.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="life">How many processes died before: the clock is put forward, so that their turn is over at once.</param>
    internal static async Task<int> Run(Installed installed, string pass, string life)
    {
        await using var services = installed.Open(new Later(TimeSpan.FromMinutes(int.Parse(life, CultureInfo.InvariantCulture))));
        var work = services.GetRequiredService<WorkOnPass>();
        return await Work(() => work.Handle(Guid.Parse(pass), default));
    }

    /// <summary>The same for an order of responses.</summary>
    internal static async Task<int> Make(Installed installed, string order, string life)
    {
        await using var services = installed.Open(new Later(TimeSpan.FromMinutes(int.Parse(life, CultureInfo.InvariantCulture))));
        var work = services.GetRequiredService<WorkOnOrder>();
        return await Work(() => work.Handle(Guid.Parse(order), default));
    }

    private static async Task<int> Work(Func<Task<TurnEnd>> turn)
    {
        while (await turn() is { Again: { } pause })
            await Task.Delay(pause < Soon ? pause : Soon); // a batch is looked at once a minute, and this provider is quick
        return 0;
    }
}

/// <summary>The real clock, put forward.</summary>
internal sealed class Later(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
