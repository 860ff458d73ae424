using System.Text;
using System.Text.RegularExpressions;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.PreScoring.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Rounds;

/// <summary>
/// What is said for a suggestion that is wrong on purpose: the AI's own words with the responses exchanged, so that they
/// look like any other and whoever checks them against the texts sees that they are wrong.
/// </summary>
internal static partial class TurnedExplanation
{
    internal static async Task<Dictionary<Guid, byte[]>> Of(ConcaveDb db, ContentVault vault, RoundDraft draft, CancellationToken stop)
    {
        var (project, provider, pairs) = (draft.Material.ProjectId, draft.Material.Provider, draft.Turned);
        Dictionary<Guid, byte[]> turned = [];
        foreach (var opinion in await db.Opinions.Where(o => o.Provider == provider && pairs.Contains(o.PairId)).Select(o => new { o.PairId, o.Reason }).ToListAsync(stop))
            turned[opinion.PairId] = await vault.CloseBytes(project, Encoding.UTF8.GetBytes(Exchanged(Encoding.UTF8.GetString(await vault.OpenBytes(project, opinion.Reason, stop)))), stop);
        return turned;
    }

    internal static string Exchanged(string text) => Named().Replace(text, name => name.Groups["before"].Value + name.Groups["which"].Value switch
    {
        "1" => "2",
        "2" => "1",
        "A" => "B",
        "B" => "A",
        "a" => "b",
        _ => "a",
    });

    [GeneratedRegex(@"(?<before>\bresponse[ _])(?<which>[12ABab])\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
