using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>Passkeys, with an authenticator that the browser itself plays.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_passkey_is_added_opens_the_account_even_while_it_is_locked_and_is_taken_away(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var account = await bench.Account(Roles.Lead, name: "Sample lead");
        await using var window = await chromium.Open(ByName(bench));
        await Authenticator(window);
        await window.SignIn(account);
        await Add(window, "This laptop");
        Assert.Contains("This laptop", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await window.Page.ClickAsync("text=Sign out");
        using (var guesser = bench.Browser())
        {
            for (var i = 0; i < 6; i++)
                (await guesser.SignIn(account.Login, "wrong, and wrong again")).Dispose();
        }

        await window.Go("/sign-in?return=%2Faccount");
        await window.Page.ClickAsync("text=Sign in with a passkey");
        await window.Page.WaitForURLAsync("**/account");
        Assert.Contains("Sample lead", await window.Page.InnerTextAsync("h1"), StringComparison.Ordinal);

        await window.Page.ClickAsync("button[name=passkey]");
        await window.Page.WaitForSelectorAsync("text=You have no passkey");
        await using var db = bench.Store.Read();
        Assert.Empty(await db.UserPasskeys.ToListAsync());
        Assert.Equal(["PasskeyAdded", "PasskeyRemoved"], (await db.AccountActs.OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync()).Select(k => k.ToString()).Where(k => k.StartsWith("Passkey", StringComparison.Ordinal)));
        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task A_passkey_of_a_disabled_account_or_of_none_opens_nothing()
    {
        await using var bench = await StudioBench.Start();
        var person = bench.NewId();
        await using var window = await chromium.Open(ByName(bench));
        await Authenticator(window);
        await window.SignIn(await bench.Account(Roles.Lead, id: person));
        await Add(window, "My phone");
        await bench.Store.Write<Done>(
            async db =>
            {
                (await db.Users.SingleAsync(u => u.Id == person)).DisabledAt = TimeProvider.System.GetUtcNow();
                return default(Done);
            },
            default);

        await window.Go("/sign-in");
        await window.Page.ClickAsync("text=Sign in with a passkey");
        await window.Page.WaitForSelectorAsync("text=This passkey opens no account here");

        await bench.Store.Write<Done>(
            async db =>
            {
                await db.UserPasskeys.ExecuteDeleteAsync();
                return default(Done);
            },
            default);
        await window.Go("/sign-in");
        await window.Page.ClickAsync("text=Sign in with a passkey");
        await window.Page.WaitForSelectorAsync("text=This passkey opens no account here");
    }

    [Fact]
    public async Task Without_a_script_or_a_name_the_page_says_why_there_is_no_passkey()
    {
        await using var bench = await StudioBench.Start();
        await using (var plain = await chromium.Open(bench.Address, new() { JavaScriptEnabled = false }))
        {
            await plain.Go("/sign-in");
            await plain.Page.ClickAsync("text=Sign in with a passkey");
            await plain.Page.WaitForSelectorAsync("text=Allow scripts for this site");
        }

        await using var numbers = await chromium.Open(bench.Address);
        await numbers.Go("/sign-in");
        await numbers.Page.ClickAsync("text=Sign in with a passkey");
        await numbers.Page.WaitForSelectorAsync("text=not to an address of numbers");
    }

    // A passkey belongs to a name, and an address of numbers is none.
    private static Uri ByName(StudioBench bench) => new($"http://localhost:{bench.Address.Port}/");

    private static async Task Authenticator(Window window)
    {
        var tools = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    private static async Task Add(Window window, string name)
    {
        await window.Go("/account");
        await window.Page.FillAsync("form[data-passkey] input[name=name]", name);
        await window.Page.ClickAsync("text=Add it");
        await window.Page.WaitForSelectorAsync($"th:has-text('{name}')");
    }
}
