using System.Text.RegularExpressions;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>Pictures of every page in every guise, to be looked at; some of them are the tour in docs/. Made by <c>eng/tour</c>, never by <c>./test</c>.</summary>
public sealed partial class Tour(Chromium chromium, DemoStudio demo) : IClassFixture<DemoStudio>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("CONCAVE_TOUR") ?? Path.Combine(Path.GetTempPath(), "concave-tour");

    // Names of the pictures that are wanted, as docs/tour has them; empty for all.
    private static readonly string[] Only = (Environment.GetEnvironmentVariable("CONCAVE_TOUR_ONLY") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // What a model might answer, in scripts that a judge of this house reads.
    private static readonly Dictionary<int, (string A, string B)> Answers = new()
    {
        [0] = ("Tea comes from **Assam**, Darjeeling and the Nilgiris.\n\n1. Warm the pot.\n2. One spoon a cup.\n3. Wait `4` minutes.\n\n| tea | minutes |\n|-|-|\n| black | 4 |\n| green | 2 |",
            "चाय **असम**, दार्जिलिंग और नीलगिरि से आती है।\n\n- தமிழ்: தேநீர் நான்கு நிமிடம்\n- తెలుగు: టీ నాలుగు నిమిషాలు\n- ಕನ್ನಡ: ಚಹಾ ನಾಲ್ಕು ನಿಮಿಷ\n- മലയാളം: ചായ നാല് മിനിറ്റ്\n- বাংলা: চা চার মিনিট\n\nالشاي أربع دقائق"),
    };

    /// <summary>How a page is looked at.</summary>
    private sealed record Guise(string Name, BrowserNewContextOptions Window, string Language = "en", bool Mirrored = false);

    private static IEnumerable<Guise> Guises =>
    [
        new("light", new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1280, Height = 800 } }),
        new("dark", new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 1280, Height = 800 } }),
        new("hindi", new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1280, Height = 800 } }, Language: "hi"),
        new("right-to-left", new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1280, Height = 800 } }, Mirrored: true),
        new("phone", new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 360, Height = 740 } }),
    ];

    [Fact(Explicit = true)]
    public async Task Every_page_is_pictured()
    {
        var paths = await AxeTests.Paths(demo);
        foreach (var guise in Guises)
        {
            HashSet<string> done = new(StringComparer.Ordinal);
            foreach (var account in new[] { demo.Staff, demo.Account("client"), demo.Account("annotator-1") })
            {
                await using var window = await Open(demo.Address, guise);
                await window.SignIn(account);
                foreach (var path in paths.Where(p => !done.Contains(p) && IsWanted(guise, p)))
                {
                    if (await window.Go(path) != 200)
                        continue;
                    done.Add(path);
                    await Picture(window, guise, path, again: false);
                }
            }

            if (IsWanted(guise, "/judging"))
                await Judging(guise);
        }
    }

    private async Task Judging(Guise guise)
    {
        await using var bench = await StudioBench.Start();
        var round = await SeededRound.Make(bench.Store, bench.Get<ContentVault>(), TimeProvider.System, new() { Pairs = 1, Gold = 0, Annotators = 1, Responses = Answers });
        await using var window = await Open(bench.Address, guise);
        if (IsWanted(guise, "/sign-in"))
            await Picture(window, guise, "/sign-in");
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("form[action$='/tasks'] button");
        await window.Page.WaitForSelectorAsync("form.judging");
        await window.Page.Keyboard.PressAsync("2");
        await window.Page.Keyboard.PressAsync("4");
        await Picture(window, guise, "/judging", again: false);
    }

    private async Task<Window> Open(Uri address, Guise guise)
    {
        var window = await chromium.Open(address, guise.Window);
        window.Page.Context.SetDefaultTimeout(60_000); // nobody waits for these
        await window.Page.Context.AddCookiesAsync([new() { Name = "concave-language", Value = guise.Language, Url = address.ToString() }]);
        return window;
    }

    private static async Task Picture(Window window, Guise guise, string path, bool again = true)
    {
        if (again)
            await window.Go(path);
        if (guise.Mirrored)
            await window.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, guise.Name, $"{NameOf(path)}.jpg"), FullPage = true, Type = ScreenshotType.Jpeg, Quality = 62 });
    }

    private static bool IsWanted(Guise guise, string path) => Only.Length == 0 || Only.Contains($"{guise.Name}.{NameOf(path)}.jpg");

    private static string NameOf(string path)
    {
        var name = Ids().Replace(path.Split('?')[0], "/one").Replace('/', '-').Trim('-');
        return name.Length == 0 ? "home" : path.Contains("pairs_", StringComparison.Ordinal) ? $"{name}-answered" : name;
    }

    [GeneratedRegex(@"/[0-9a-fA-F-]{32,64}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
