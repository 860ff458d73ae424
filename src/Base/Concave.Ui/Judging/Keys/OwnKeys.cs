using System.Text.Json;
using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Ui.Judging.Keys;

/// <summary>The keys of whoever asks, wherever they sign in.</summary>
public sealed class OwnKeys(Store store)
{
    /// <returns>Their keys, the house's when they chose none.</returns>
    public async Task<KeyMap> Read(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var stored = await db.Set<ChosenKeys>().Where(k => k.AccountId == actor.Id).Select(k => k.Keys).SingleOrDefaultAsync(stop);
        // A key of an earlier version may stand in the way of a new action's; the house's keys always work.
        return stored is null ? KeyMap.House : KeyMap.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(stored)!).Value ?? KeyMap.House;
    }

    /// <returns>The keys from now on; keys-invalid or keys-conflict.</returns>
    public async Task<Result<KeyMap>> Choose(IReadOnlyDictionary<string, string> entered, Actor actor, CancellationToken stop)
    {
        var map = KeyMap.Of(entered);
        if (map.Failed)
            return map;
        var json = JsonSerializer.Serialize(map.Value.Chosen);
        return await store.Write<KeyMap>(async db =>
        {
            if (await db.Set<ChosenKeys>().Where(k => k.AccountId == actor.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.Keys, json), stop) == 0)
                db.Add(new ChosenKeys { AccountId = actor.Id, Keys = json });
            return map;
        }, stop);
    }
}
