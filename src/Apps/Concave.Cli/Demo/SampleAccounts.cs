using Concave.Cli.Home;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Cli.Demo;

/// <summary>Accounts under which a newcomer walks through the sample: one a role, and the places of the simulated people.</summary>
internal static class SampleAccounts
{
    internal static async Task<IReadOnlyList<OpenedAccount>> Open(DemoWorld world, OwnHome home, CancellationToken stop)
    {
        await using var scope = home.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Seed([.. Of(world)], stop).OrBreak();
    }

    private static IEnumerable<NewAccount> Of(DemoWorld world)
    {
        yield return new(world.Lead.Id, "lead", "Sample lead", world.Lead.Roles);
        yield return new(world.Client.Id, "client", "Sample client's person", world.Client.Roles, world.ClientId);
        yield return new(world.Clock.NewId(), "operator", "Sample operator", Roles.Operator);
        foreach (var role in world.Panel.GroupBy(p => p.Member.Role, StringComparer.Ordinal))
        {
            foreach (var (place, person) in role.Index())
                yield return new(person.Actor.Id, $"{role.Key}{(role.Count() > 1 ? $"-{place + 1}" : "")}", person.Member.Name, person.Actor.Roles, Simulated: true);
        }
    }
}
