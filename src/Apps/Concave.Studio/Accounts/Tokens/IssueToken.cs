using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>A token as it is shown once.</summary>
/// <param name="Token">The text; only its SHA-256 is kept.</param>
public sealed record IssuedToken(Guid TokenId, string Name, DateTimeOffset ExpiresAt, string Token);

/// <summary>Gives somebody a token for programs that act as they do.</summary>
public sealed class IssueToken(Store store, TimeProvider clock)
{
    /// <summary>Days a token may live at most.</summary>
    public const int LongestDays = 366;

    /// <param name="Name">What it is for; one line.</param>
    /// <param name="Days">1 to <see cref="LongestDays"/>.</param>
    public sealed record Request(string Name, int Days);

    /// <returns>The token; name-invalid or token-days.</returns>
    public async Task<Result<IssuedToken>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (NameRules.Check(request.Name, "name") is { } name)
            return name;
        if (request.Days is < 1 or > LongestDays)
            return new Problem("token-days", ProblemKind.Invalid, FormattableString.Invariant($"A token lives 1 to {LongestDays} days."), "Choose another number.", "days");
        var text = TokenText.Make();
        var now = clock.GetUtcNow();
        AccessToken token = new()
        {
            Id = clock.NewId(),
            UserId = actor.Id,
            Name = request.Name,
            Hash = TokenText.Hash(text),
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.Days),
        };
        return await store.Write<IssuedToken>(
            db =>
            {
                db.AccessTokens.Add(token);
                return Task.FromResult<Result<IssuedToken>>(new IssuedToken(token.Id, token.Name, token.ExpiresAt, text));
            },
            stop);
    }
}
