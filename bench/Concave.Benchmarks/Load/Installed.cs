using System.Globalization;
using Concave.Data.Accounts;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Composition;
using Concave.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Benchmarks.Load;

/// <summary>An installation in a folder of its own, with one open round of simulated work and people who hold tokens.</summary>
/// <param name="Home">The folder.</param>
/// <param name="Project">The project.</param>
/// <param name="Tokens">One for each annotator.</param>
internal sealed record Installed(string Home, Guid Project, IReadOnlyList<string> Tokens)
{
    private const int ResponseWords = 200;

    internal static async Task<Installed> Make(string home, int pairs, int annotators)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConcave(new Installation(home));
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<Store>();
        await store.Migrate(default);
        var round = await SeededRound.Make(store, provider.GetRequiredService<ContentVault>(), TimeProvider.System, new()
        {
            Pairs = pairs,
            Annotators = annotators,
            Gold = 500,
            ResponseWords = ResponseWords,
        });
        var tokens = await Sign(store, round);
        SqliteConnection.ClearAllPools();
        return new(home, round.ProjectId, tokens);
    }

    /// <summary>The same installation in another folder. Nobody may have it open.</summary>
    internal Installed CopyTo(string home)
    {
        foreach (var file in Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(home, Path.GetRelativePath(Home, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return this with { Home = home };
    }

    private static async Task<IReadOnlyList<string>> Sign(Store store, SeededRound round)
    {
        var made = await store.Write<Done>(db =>
        {
            db.AddRange(round.Annotators.Select((a, i) => new ConcaveUser
            {
                Id = a.Id,
                UserName = string.Create(CultureInfo.InvariantCulture, $"sample-{i}"),
                NormalizedUserName = string.Create(CultureInfo.InvariantCulture, $"SAMPLE-{i}"),
                DisplayName = "Sample annotator",
                Roles = Roles.Annotator,
                Simulated = true,
            }));
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        var issue = new IssueToken(store, TimeProvider.System);
        var tokens = await Task.WhenAll(round.Annotators.Select(a => issue.Handle(new("bench", 1, Scopes.Read | Scopes.Annotate), a.Actor, default)));
        return made.Failed ? throw new InvalidOperationException(made.Problem.ToString()) : [.. tokens.Select(t => t.Value!.Token)];
    }
}
