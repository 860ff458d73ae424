using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>A token as it is shown once.</summary>
/// <param name="Token">The text; only its SHA-256 is kept.</param>
public sealed record IssuedToken(Guid TokenId, string Name, DateTimeOffset ExpiresAt, string Token);

/// <summary>Gives somebody a token for programs that act in their name, as far as its scopes reach.</summary>
public sealed class IssueToken(Store store, TimeProvider clock)
{
    /// <summary>Days a token may live at most.</summary>
    public const int LongestDays = 366;

    /// <param name="Name">What it is for; one line.</param>
    /// <param name="Days">1 to <see cref="LongestDays"/>.</param>
    /// <param name="Scopes">What it is good for; at least one.</param>
    public sealed record Request(string Name, int Days, Scopes Scopes);

    /// <returns>The token; name-invalid, token-days or token-scopes.</returns>
    public async Task<Result<IssuedToken>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (NameRules.Check(request.Name, "name") is { } name)
            return name;
        if (request.Days is < 1 or > LongestDays)
            return new Problem("token-days", ProblemKind.Invalid, FormattableString.Invariant($"A token lives 1 to {LongestDays} days."), "Choose another number.", "days");
        if (request.Scopes == Scopes.None || ScopeRules.All.Aggregate(request.Scopes, (rest, scope) => rest & ~scope) != Scopes.None)
            return new Problem("token-scopes", ProblemKind.Invalid, "A token is good for nothing without a scope.", "Tick what its program does.", "scope");
        var text = TokenText.Make();
        var now = clock.GetUtcNow();
        AccessToken token = new()
        {
            Id = clock.NewId(),
            UserId = actor.Id,
            Name = request.Name,
            Hash = TokenText.Hash(text),
            Scopes = request.Scopes,
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.Days),
        };
        var act = Journal.Act(clock, actor.Id, AccountActKind.TokenMade, actor.Id, about: token.Name);
        return await store.Write<IssuedToken>(
            db =>
            {
                db.AddRange(token, act);
                return Task.FromResult<Result<IssuedToken>>(new IssuedToken(token.Id, token.Name, token.ExpiresAt, text));
            },
            stop);
    }
}
