using System.Security.Cryptography;
using System.Text;
using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.SetUp;

/// <summary>
/// The code with which the first account is opened. Made in memory when the host starts without any account and
/// printed where only whoever runs the machine reads it; worth nothing once there is an account.
/// </summary>
internal sealed class SetUpCode(Store store) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private string? code;

    /// <summary>The code, when there is no account yet; null otherwise.</summary>
    internal async Task<string?> Make(CancellationToken stop)
    {
        if (await IsSetUp(stop))
            return null;
        return code ??= RandomNumberGenerator.GetHexString(32, lowercase: true);
    }

    /// <summary>Runs the work, by one at a time, when the code is right and there is still no account.</summary>
    internal async Task<Result<Done>> Spend(string? given, Func<Task<Result<Done>>> work, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (code is null || !Same(code, given) || await IsSetUp(stop))
                return Wrong;
            return await work();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static readonly Problem Wrong = new(
        "set-up-code", ProblemKind.NotFound, "The set-up link is wrong, or the installation is set up already.",
        "Use the link that `concave serve` printed last, or sign in.");

    private static bool Same(string code, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(given ?? ""));

    private async Task<bool> IsSetUp(CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.Set<ConcaveUser>().AnyAsync(stop);
    }
}

/// <summary>Opens the first account: it runs the installation and leads projects. The others it opens itself.</summary>
internal sealed class FirstAccount(SetUpCode code, OpenAccounts open, TimeProvider clock)
{
    internal Task<Result<Done>> Handle(SetUpForm form, CancellationToken stop) => code.Spend(
        form.Code,
        () => open.Open(new(clock.NewId(), form.Login ?? "", form.Name ?? "", Roles.Operator | Roles.Lead), form.Password ?? "", by: null, stop),
        stop);
}

/// <summary>What the set-up page asks.</summary>
public sealed record SetUpForm(string? Code, string? Login = null, string? Name = null, string? Password = null);

/// <summary>The set-up page.</summary>
public sealed record SetUpView(SetUpForm Form, Problem? Problem);
