using System.Globalization;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Access;

/// <summary>Who may send which form, over every form there is: the others are told that they may not, or that there is no such thing.</summary>
public sealed class FormAccessTests
{
    // Who may send it, and what an empty form of theirs is answered, about things that nobody has.
    private static readonly Dictionary<string, (string Allowed, int Told)> Forms = new(StringComparer.Ordinal)
    {
    };

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Every_form_is_for_the_roles_it_says(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var forms = RouteTable.Of(bench).Where(r => !r.IsApi && r.Method == "POST" && !AccessTests.Open.Contains(r.ToString()) && r.Pattern != "/sign-out").ToList();
        List<string> wrong = [];
        foreach (var (role, browser) in await AccessTests.People(bench, round))
        {
            foreach (var form in forms)
            {
                using var answer = await browser.Submit("/account", form.Path(round.ProjectId));
                var status = (int)answer.StatusCode;
                var (allowed, told) = Forms.GetValueOrDefault(form.Pattern, ("", 0));
                if (allowed.Split(' ').Contains(role) ? status != told : status is not (403 or 404))
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{form.Pattern} {role}: {status}"));
            }

            browser.Dispose();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
        Assert.Equal(forms.Select(f => f.Pattern), Forms.Keys.Order(StringComparer.Ordinal)); // none forgotten, none gone
    }
}
