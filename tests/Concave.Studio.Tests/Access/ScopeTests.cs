using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Tests.Fixtures;
using Concave.Ui.Projects;

namespace Concave.Studio.Tests.Access;

/// <summary>What a program's token reaches, over every route of the API.</summary>
public sealed class ScopeTests
{
    // Every address that changes something, by the scope it needs; what only shows needs read.
    private static readonly Dictionary<Scopes, string[]> Writes = new()
    {
        [Scopes.Annotate] =
        [
            "POST /api/annotation/projects/{projectId:guid}/claim", "PUT /api/annotation/tasks/{assignmentId:guid}/draft", "POST /api/annotation/tasks/{assignmentId:guid}/heartbeat",
            "POST /api/annotation/tasks/{assignmentId:guid}/commit", "POST /api/annotation/tasks/{assignmentId:guid}/return", "POST /api/annotation/tasks/{assignmentId:guid}/judgment", "POST /api/annotation/tasks/{assignmentId:guid}/undo",
            "POST /api/matching/projects/{projectId:guid}/acceptance", "POST /api/matching/projects/{projectId:guid}/calibration",
            "POST /api/matching/calibration/{attemptId:guid}/answers", "POST /api/matching/projects/{projectId:guid}/pilot/answers", "POST /api/matching/projects/{projectId:guid}/audit/answers",
            "POST /api/quality/projects/{projectId:guid}/own-work/{judgmentId:guid}/dispute",
        ],
        [Scopes.Review] =
        [
            "POST /api/quality/projects/{projectId:guid}/adjudications/claim", "POST /api/quality/projects/{projectId:guid}/spot-checks/claim",
            "POST /api/quality/adjudications/{reviewId:guid}", "POST /api/quality/spot-checks/{reviewId:guid}",
            "POST /api/quality/projects/{projectId:guid}/disputes/{disputeId:guid}/answer",
        ],
        [Scopes.Deliver] =
        [
            "POST /api/delivery/projects/{projectId:guid}/closing", "POST /api/delivery/projects/{projectId:guid}/closing/call-off", "POST /api/delivery/projects/{projectId:guid}/closing/archive",
            "POST /api/delivery/projects/{projectId:guid}/own-key", "POST /api/delivery/deliveries/{deliveryId:guid}/answers",
            "POST /api/delivery/projects/{projectId:guid}/findings", "POST /api/delivery/projects/{projectId:guid}/findings/{proposalId:guid}",
            "POST /api/delivery/batches/{batchId:guid}/seal", "POST /api/delivery/deliveries/{deliveryId:guid}/tickets",
            "POST /api/delivery/tickets/redeem", "POST /api/delivery/tickets/{ticketId:guid}/revoke",
        ],
        [Scopes.Operate] = ["POST /api/delivery/keys/rotate"],
    };

    // About no single project, or always beside one.
    private static readonly string[] OfNoProject = ["annotatorId", "credentialId", "importId", "pairId", "judgmentId", "disputeId", "proposalId", "pauseId", "quoteId", "userId", "jobId", "requestId", "breachId"];

    [Fact]
    public async Task A_token_reaches_what_its_scope_says_and_nothing_else()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        var person = bench.NewId();
        const Roles Every = Roles.Lead | Roles.Senior | Roles.Engineer | Roles.Annotator | Roles.Operator;
        await bench.Account(Every, id: person);
        using var browser = bench.Browser();
        foreach (var scope in ScopeRules.All)
        {
            var token = (await bench.Get<IssueToken>().Handle(new("sample", 1, scope), new(person, Every), default)).Value!.Token;
            foreach (var route in RouteTable.Of(bench).Where(r => r.IsApi))
            {
                using HttpRequestMessage request = new(new HttpMethod(route.Method), route.Path(round.ProjectId));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (route.Method != "GET")
                    request.Content = new StringContent("{}", Encoding.UTF8, FilesOf(route) ? "application/octet-stream" : "application/json");
                using var answer = await browser.Send(request);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden && (await answer.Content.ReadAsStringAsync()).Contains("scope-missing", StringComparison.Ordinal);
                Assert.True(refused == (Expected(route) != scope), $"{route} with {scope}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task No_address_is_forgotten_and_none_is_made_up()
    {
        await using var bench = await StudioBench.Start();
        var routes = RouteTable.Of(bench).Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Writes.Values.SelectMany(w => w).Except(routes));
        Assert.All(Enum.GetValues<Scopes>().Where(s => s != Scopes.None), s => Assert.Contains(s, ScopeRules.All));
    }

    [Fact]
    public async Task Every_thing_in_an_address_is_of_a_project_that_can_be_told()
    {
        await using var bench = await StudioBench.Start();
        var known = bench.Get<GrantOfRequest>().Parameters;

        var parts = RouteTable.Of(bench).SelectMany(r => r.Pattern.Split('/')).Where(p => p.EndsWith(":guid}", StringComparison.Ordinal)).Select(p => p[1..p.IndexOf(':', StringComparison.Ordinal)]);
        Assert.Empty(parts.Where(p => p != "tokenId").Distinct().Except(known).Except(OfNoProject));
    }

    // What takes a file answers nothing else: the refusal of another type would come first.
    private static bool FilesOf(Route route) => route.Pattern.EndsWith("/imports", StringComparison.Ordinal) || route.Pattern.EndsWith("/nda", StringComparison.Ordinal)
        || route.Pattern.EndsWith("/response-orders", StringComparison.Ordinal);

    private static Scopes Expected(Route route) =>
        Writes.FirstOrDefault(w => w.Value.Contains(route.ToString())).Key is var listed and not Scopes.None ? listed
        : route.Pattern.StartsWith("/api/installation", StringComparison.Ordinal) ? Scopes.Operate
        : route.Method == "GET" ? Scopes.Read
        : Scopes.Manage;
}
