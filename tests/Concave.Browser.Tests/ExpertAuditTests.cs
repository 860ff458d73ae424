using System.Text;
using Concave.Kernel;
using Concave.Matching;
using Concave.Studio.Accounts;
using Concave.Studio.Tests.Fixtures;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>A client's labels judged again by two experts, from the file to the report, in the browser.</summary>
public sealed class ExpertAuditTests(Chromium chromium)
{
    private const int Pairs = 24;

    // The rows look alike in what matters, so that an expert's answer can be told from the text on the left.
    private static readonly byte[] Labels = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Pairs).Select(i =>
        $$"""{"prompt":"How long does tea number {{i}} draw?","chosen":"Sample: four minutes, then take the leaves out.","rejected":"Sample: as long as you like; it never gets bitter."}""" + "\n")));

    [Fact]
    public async Task Two_experts_judge_with_keys_only_and_lead_and_client_read_what_came_out()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        var (first, second) = (await Expert(bench, "Sample expert 1"), await Expert(bench, "Sample expert 2"));
        var project = $"/projects/{round.ProjectId}";
        await using var lead = await chromium.Open(bench.Address, AxeTests.Still);
        await lead.SignIn(await bench.Account(Roles.Lead));
        List<string> wrong = [];

        await lead.Go($"{project}/scoping");
        await lead.Page.SetInputFilesAsync("input[name=file]", new FilePayload { Name = "labels.jsonl", MimeType = "application/jsonl", Buffer = Labels });
        await lead.Page.SelectOptionAsync("select[name=purpose]", "Audit");
        await lead.Page.FillAsync("input[name=domain]", "general");
        await lead.Page.FillAsync("input[name=language]", "en");
        await lead.Page.ClickAsync("text=Take the file in");
        await lead.Page.WaitForURLAsync($"**{project}/scoping/imports");
        wrong.AddRange(await AxeTests.Look(lead, "imported"));
        await lead.Go($"{project}/matching/audit");
        await lead.Page.SelectOptionAsync("select[name=first]", new SelectOptionValue { Label = "Sample expert 1 (en)" });
        await lead.Page.SelectOptionAsync("select[name=second]", new SelectOptionValue { Label = "Sample expert 2 (en)" });
        await lead.Page.ClickAsync("text=Start the audit");
        await lead.Page.GetByText("5 working days left").WaitForAsync();

        wrong.AddRange(await Judge(bench, first, project, wrongUpTo: 0));
        await lead.Go($"{project}/matching/audit");
        wrong.AddRange(await AxeTests.Look(lead, "half"));
        Assert.Equal(0, await lead.Page.GetByText("The whole report").CountAsync());
        wrong.AddRange(await Judge(bench, second, project, wrongUpTo: 4));
        await lead.Go($"{project}/matching/audit");
        wrong.AddRange(await AxeTests.Look(lead, "done"));
        await lead.Page.GetByText($"the client's label is another in 0 of {Pairs - 4} pairs").WaitForAsync();

        await using var client = await chromium.Open(bench.Address, AxeTests.Still);
        await client.SignIn(await bench.Account(Roles.Client, round.ClientId));
        await client.Go($"{project}/matching/audit");
        Assert.Equal(0, await client.Page.GetByText("Sample expert").CountAsync());
        await client.Page.ClickAsync("text=The whole report");
        await client.Page.GetByText("Two experts judged pairs again").First.WaitForAsync();
        wrong.AddRange(await AxeTests.Look(client, "report"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(lead.Wrong.Concat(client.Wrong));
    }

    private static async Task<OpenedAccount> Expert(StudioBench bench, string name)
    {
        var (id, lead) = (bench.NewId(), new Actor(bench.NewId(), Roles.Lead));
        var account = await bench.Account(Roles.Annotator, id: id, name: name);
        var registered = await bench.Get<RegisterAnnotator>().Handle(new(id, name, ["general"], ["en"], [new("degree", "(sample) M.A.")], 20, Simulated: false), lead, default);
        Assert.Null((await bench.Get<VerifyCredential>().Handle(new(id, registered.Value!.Credentials[0].CredentialId, "Saw the certificate."), lead, default)).Problem);
        return account;
    }

    // Every pair of one expert, by keys: the worse response in the first few, the better one in the rest.
    private async Task<IReadOnlyList<string>> Judge(StudioBench bench, OpenedAccount expert, string project, int wrongUpTo)
    {
        await using var window = await chromium.Open(bench.Address, AxeTests.Still);
        await window.SignIn(expert);
        await window.Go($"{project}/matching");
        await window.Page.ClickAsync("text=Go on with the audit");
        IReadOnlyList<string> wrong = [];
        for (var number = 1; number <= Pairs; number++)
        {
            await window.Page.GetByText($"Pair {number} of {Pairs}").WaitForAsync();
            await window.Page.WaitForSelectorAsync("html.keys form.keyed");
            if (number == 1 && wrongUpTo == 0)
                wrong = await AxeTests.Look(window, "judging");
            var left = await window.Page.Locator("[data-side=left]").InnerTextAsync();
            var goodLeft = left.Contains("four minutes", StringComparison.Ordinal);
            await window.Page.Keyboard.PressAsync(number > wrongUpTo == goodLeft ? "1" : "7");
            await window.Page.Keyboard.PressAsync("Control+Enter");
        }

        await window.Page.WaitForURLAsync($"**{project}/matching");
        Assert.Empty(window.Wrong);
        return wrong;
    }
}
