using System.Text;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Access;

/// <summary>Each address of the API with each role: whoever may gets an answer, all others 403 or 404, and none is forgotten.</summary>
public sealed class ApiAccessTests
{
    private const string All = "lead client senior engineer annotator operator";

    // Who may, what they are told, and the body that is sent. Where ids are nobody's, whoever may is told that there is no
    // such thing; what happens with real ones the stages' own tests show.
    private static readonly Dictionary<string, (string Allowed, int Told, string Body)> Addresses = new(StringComparer.Ordinal)
    {
        ["GET /openapi/{documentName}.json"] = (All, 200, ""),
        ["GET /api/account"] = (All, 200, ""),
        ["GET /api/account/data"] = (All, 200, ""),
        ["GET /api/account/data/export"] = (All, 200, ""),
        ["POST /api/account/data/consents"] = (All, 404, """{"version": 99, "language": "en", "given": true}"""),
        ["POST /api/account/data/requests"] = (All, 400, """{"kind": "access", "text": ""}"""),

        ["GET /api/installation"] = ("operator", 200, ""),
        ["POST /api/installation/jobs/{jobId:guid}/retry"] = ("operator", 404, ""),
        ["POST /api/installation/backups"] = ("operator", 204, """{"how": "pg_dump", "withKeys": false}"""),
        ["GET /api/installation/register"] = ("operator", 200, ""),
        ["POST /api/installation/register/notices"] = ("operator", 409, """{"version": 99, "language": "en", "text": "sample"}"""),
        ["POST /api/installation/register/requests/{requestId:guid}"] = ("operator", 404, """{"text": "sample"}"""),
        ["POST /api/installation/register/breaches"] = ("operator", 400, """{"what": "sample", "noticedAt": "2999-01-01T00:00:00Z"}"""),
        ["POST /api/installation/register/breaches/{breachId:guid}"] = ("operator", 404, """{"duty": "cert_in"}"""),
        ["GET /api/installation/people"] = ("operator", 200, ""),
        ["POST /api/installation/people"] = ("operator", 200, """{"login": "made-by-LOGIN", "name": "Sample", "roles": ["annotator"]}"""),
        ["GET /api/installation/people/{userId:guid}"] = ("operator", 404, ""),
        ["PUT /api/installation/people/{userId:guid}/roles"] = ("operator", 404, """{"roles": ["lead"]}"""),
        ["PUT /api/installation/people/{userId:guid}/projects/{projectId:guid}/roles"] = ("operator", 404, """{"roles": ["lead"]}"""),
        ["POST /api/installation/people/{userId:guid}/disable"] = ("operator", 404, ""),
        ["POST /api/installation/people/{userId:guid}/enable"] = ("operator", 404, ""),
        ["POST /api/installation/people/{userId:guid}/links"] = ("operator", 404, ""),

        ["GET /api/scoping/projects"] = ("lead client", 200, ""),
        ["GET /api/scoping/projects/{projectId:guid}"] = ("lead client", 200, ""),
        ["GET /api/scoping/clients"] = ("lead", 200, ""),
        ["POST /api/scoping/projects/{projectId:guid}/guidelines/returns"] = ("client", 404, """{"hash": "x", "text": "why"}"""),
        ["GET /api/scoping/projects/{projectId:guid}/guidelines/returns"] = ("lead client", 200, ""),
        ["POST /api/scoping/clients"] = ("lead", 200, """{"name": "Sample client"}"""),
        ["POST /api/scoping/projects"] = ("lead", 200, """{"clientId": "CLIENT", "title": "Sample", "simulated": true}"""),
        ["POST /api/scoping/projects/{projectId:guid}/nda"] = ("lead", 400, "file"),
        ["POST /api/scoping/projects/{projectId:guid}/made-pairs"] = ("lead", 422, ""),
        ["POST /api/scoping/projects/{projectId:guid}/imports"] = ("lead", 400, "file"),
        ["GET /api/scoping/projects/{projectId:guid}/imports/{importId:guid}/set-aside"] = ("lead client", 404, ""),
        ["POST /api/scoping/projects/{projectId:guid}/guidelines"] = ("lead", 200, "GUIDELINES"),
        ["GET /api/scoping/projects/{projectId:guid}/guidelines"] = ("lead client senior engineer annotator", 200, ""),
        ["GET /api/scoping/projects/{projectId:guid}/guidelines/differences"] = ("lead client", 404, ""),
        ["POST /api/scoping/projects/{projectId:guid}/guidelines/derivations"] = ("lead", 404, """{"from": "NOBODY"}"""),
        ["POST /api/scoping/projects/{projectId:guid}/guidelines/take-up"] = ("lead", 422, ""),
        ["GET /api/scoping/projects/{projectId:guid}/held"] = ("lead", 200, ""),
        ["POST /api/scoping/projects/{projectId:guid}/held/decisions"] = ("lead", 400, """{"pairs": ["NOBODY"], "takeIn": false, "why": "a sample of a reason"}"""),
        ["POST /api/scoping/projects/{projectId:guid}/audit-material"] = ("lead client", 200, """{"agreed": true, "reference": "a sample of a letter"}"""),
        ["POST /api/scoping/projects/{projectId:guid}/from-audit"] = ("lead", 422, "{}"),
        ["GET /api/scoping/quotes"] = ("lead", 200, ""),
        ["POST /api/scoping/quotes"] = ("lead", 400, """{"subject": {"clientName": "", "title": "", "purpose": "", "responses": "client"}, "wanted": {"mix": [], "languages": [], "depth": "basic"}}"""),
        ["POST /api/scoping/quotes/offers"] = (All, 200, """{"mix": [{"domain": "general", "pairs": 1000}], "languages": ["en"], "depth": "basic"}"""),
        ["POST /api/scoping/plans"] = ("lead", 200, """{"wanted": {"mix": [{"domain": "general", "pairs": 1000}], "languages": ["en"], "depth": "basic"}, "panel": {"skill": 0.93, "judgments": 500}}"""),
        ["GET /api/scoping/quotes/{quoteId:guid}"] = ("lead", 404, ""),
        ["POST /api/scoping/quotes/{quoteId:guid}/project"] = ("lead", 404, "{}"),
        ["POST /api/scoping/projects/{projectId:guid}/guidelines/approvals"] = ("client", 409, """{"hash": "x"}"""),

        ["GET /api/matching/projects/{projectId:guid}/people"] = ("lead", 200, ""),
        ["GET /api/matching/calibration/{attemptId:guid}/explanation"] = ("annotator", 404, ""),
        ["POST /api/matching/annotators"] = ("lead", 400, """{"annotatorId": "NOBODY", "displayName": "", "domains": [], "languages": [], "credentials": [], "hoursPerWeek": 10, "simulated": true}"""),
        ["POST /api/matching/annotators/{annotatorId:guid}/credentials/{credentialId:guid}/verification"] = ("lead", 404, """{"text": "seen"}"""),
        ["GET /api/matching/projects/{projectId:guid}/ranking"] = ("lead", 200, ""),
        ["POST /api/matching/projects/{projectId:guid}/invitations"] = ("lead", 404, """{"annotatorId": "NOBODY", "sla": {"maxTurnaroundHours": 24, "pairsPerDay": 10, "minGoldAccuracy": 0.9}}"""),
        ["POST /api/matching/projects/{projectId:guid}/acceptance"] = ("annotator", 422, ""),
        ["POST /api/matching/projects/{projectId:guid}/annotators/{annotatorId:guid}/end"] = ("lead", 404, """{"text": "why"}"""),
        ["POST /api/matching/projects/{projectId:guid}/sla-check"] = ("lead", 200, ""),
        ["POST /api/matching/projects/{projectId:guid}/calibration"] = ("annotator", 422, ""),
        ["GET /api/matching/projects/{projectId:guid}/annotators/{annotatorId:guid}/calibration"] = ("lead", 200, ""),
        ["GET /api/matching/calibration/{attemptId:guid}/next"] = ("annotator", 404, ""),
        ["POST /api/matching/calibration/{attemptId:guid}/answers"] = ("annotator", 404, """{"taskId": "NOBODY", "choice": "left"}"""),
        ["GET /api/matching/projects/{projectId:guid}/audit"] = ("lead client", 200, ""),
        ["GET /api/matching/projects/{projectId:guid}/audit/report"] = ("lead client", 404, ""),
        ["POST /api/matching/projects/{projectId:guid}/audit"] = ("lead", 400, """{"first": "NOBODY", "second": "NOBODY"}"""),
        ["GET /api/matching/projects/{projectId:guid}/audit/next"] = ("annotator", 404, ""),
        ["POST /api/matching/projects/{projectId:guid}/audit/answers"] = ("annotator", 404, """{"taskId": "NOBODY", "choice": "left"}"""),
        ["POST /api/matching/projects/{projectId:guid}/pilot"] = ("lead", 409, ""),
        ["GET /api/matching/projects/{projectId:guid}/pilot/next"] = ("annotator", 404, ""),
        ["POST /api/matching/projects/{projectId:guid}/pilot/answers"] = ("annotator", 404, """{"taskId": "NOBODY", "choice": "left"}"""),
        ["POST /api/matching/projects/{projectId:guid}/pilot/end"] = ("lead", 404, ""),

        ["GET /api/prescoring/projects/{projectId:guid}/rounds"] = ("lead client", 200, ""),
        ["POST /api/prescoring/projects/{projectId:guid}/batches"] = ("lead", 422, "{}"),
        ["POST /api/prescoring/batches/{batchId:guid}/rounds"] = ("lead", 404, ""),
        ["GET /api/prescoring/judges"] = ("lead operator", 200, ""),
        ["GET /api/prescoring/projects/{projectId:guid}/first-passes"] = ("lead", 200, ""),
        ["POST /api/prescoring/projects/{projectId:guid}/first-passes"] = ("lead", 400, """{"judge": "nobody", "budget": 1}"""),
        ["GET /api/prescoring/projects/{projectId:guid}/calibrations"] = ("lead", 200, ""),
        ["GET /api/prescoring/projects/{projectId:guid}/response-orders"] = ("lead", 200, ""),
        ["GET /api/prescoring/projects/{projectId:guid}/makers"] = ("lead", 200, ""),
        ["POST /api/prescoring/projects/{projectId:guid}/response-orders"] = ("lead", 400, "file"),
        ["POST /api/prescoring/response-orders/{orderId:guid}/stop"] = ("lead", 404, ""),
        ["POST /api/prescoring/first-passes/{passId:guid}/stop"] = ("lead", 404, ""),
        ["GET /api/prescoring/first-passes/{passId:guid}/doubts"] = ("lead", 404, ""),

        ["POST /api/annotation/projects/{projectId:guid}/claim"] = ("annotator", 200, ""),
        ["GET /api/annotation/queue"] = ("annotator", 200, ""),
        ["GET /api/annotation/tasks/{assignmentId:guid}"] = ("annotator", 404, ""),
        ["PUT /api/annotation/tasks/{assignmentId:guid}/draft"] = ("annotator", 404, """{"baseRevision": 0, "draft": "{}"}"""),
        ["POST /api/annotation/tasks/{assignmentId:guid}/heartbeat"] = ("annotator", 404, """{"focusedMs": 1}"""),
        ["POST /api/annotation/tasks/{assignmentId:guid}/return"] = ("annotator", 404, """{"reason": "why"}"""),
        ["POST /api/annotation/tasks/{assignmentId:guid}/judgment"] = ("annotator", 404, """{"submissionId": "NOBODY", "answer": {"preferred": "left"}}"""),
        ["POST /api/annotation/tasks/{assignmentId:guid}/commit"] = ("annotator", 404, """{"preferred": "left", "strength": 1}"""),
        ["POST /api/annotation/tasks/{assignmentId:guid}/undo"] = ("annotator", 404, ""),

        ["GET /api/quality/projects/{projectId:guid}/batches"] = ("lead client senior engineer", 200, ""),
        ["GET /api/projects/{projectId:guid}/pairs"] = ("lead", 200, ""),
        ["GET /api/projects/{projectId:guid}/pairs/{pairId:guid}"] = ("lead", 404, ""),
        ["GET /api/projects/{projectId:guid}/ledger"] = ("lead client", 200, ""),
        ["GET /api/quality/batches/{batchId:guid}/agreement"] = ("lead senior engineer", 404, ""),
        ["GET /api/quality/projects/{projectId:guid}/own-work"] = ("annotator", 200, ""),
        ["GET /api/quality/projects/{projectId:guid}/own-work/{judgmentId:guid}"] = ("annotator", 404, ""),
        ["POST /api/quality/projects/{projectId:guid}/own-work/{judgmentId:guid}/dispute"] = ("annotator", 404, """{"text": "A sample reason of some length."}"""),
        ["GET /api/quality/projects/{projectId:guid}/disputes"] = ("lead senior", 200, ""),
        ["POST /api/quality/projects/{projectId:guid}/disputes/{disputeId:guid}/answer"] = ("senior", 404, """{"upheld": true, "text": "A sample reason of some length."}"""),
        ["GET /api/quality/projects/{projectId:guid}/gold"] = ("lead", 200, ""),
        ["POST /api/quality/projects/{projectId:guid}/gold/{pairId:guid}/retire"] = ("lead", 404, """{"reason": "A sample reason of some length."}"""),
        ["GET /api/quality/batches/{batchId:guid}/gold"] = ("lead", 404, ""),
        ["GET /api/quality/batches/{batchId:guid}/pauses"] = ("lead", 404, ""),
        ["POST /api/quality/batches/{batchId:guid}/pauses"] = ("lead", 404, ""),
        ["POST /api/quality/projects/{projectId:guid}/pauses/{pauseId:guid}/lift"] = ("lead", 404, """{"reason": "A sample reason of some length."}"""),
        ["GET /api/quality/batches/{batchId:guid}/people"] = ("lead", 404, ""),
        ["POST /api/quality/batches/{batchId:guid}/root-causes"] = ("lead", 404, """{"cause": "unclear_guideline", "note": "what was unclear, in a sentence"}"""),
        ["POST /api/quality/projects/{projectId:guid}/adjudications/claim"] = ("senior", 404, ""),
        ["POST /api/quality/projects/{projectId:guid}/spot-checks/claim"] = ("engineer", 404, ""),
        ["POST /api/quality/adjudications/{reviewId:guid}"] = ("senior", 404, """{"choice": "a", "text": "what decided it, in a sentence", "escalate": false}"""),
        ["POST /api/quality/spot-checks/{reviewId:guid}"] = ("engineer", 404, """{"confirmed": true, "note": "what was seen, in a sentence"}"""),

        ["GET /api/delivery/projects/{projectId:guid}/closing"] = ("lead client", 200, ""),
        ["POST /api/delivery/projects/{projectId:guid}/closing"] = ("lead client", 200, ""),
        ["POST /api/delivery/projects/{projectId:guid}/closing/call-off"] = ("lead client", 204, ""),
        ["POST /api/delivery/projects/{projectId:guid}/closing/archive"] = ("client", 400, """{"until": "2020-01-01"}"""),
        ["GET /api/delivery/projects/{projectId:guid}/certificate"] = ("lead client", 404, ""),
        ["GET /api/delivery/projects/{projectId:guid}/certificate.sig"] = ("lead client", 404, ""),
        ["GET /api/delivery/projects/{projectId:guid}/own-key"] = ("lead client", 200, ""),
        ["POST /api/delivery/projects/{projectId:guid}/own-key"] = ("client", 400, """{"pem": "x"}"""),
        ["POST /api/delivery/deliveries/{deliveryId:guid}/answers"] = ("client", 404, """{"method": "dpo"}"""),
        ["GET /api/delivery/projects/{projectId:guid}/findings"] = ("lead client", 200, ""),
        ["GET /api/delivery/projects/{projectId:guid}/findings.md"] = ("lead client", 200, ""),
        ["POST /api/delivery/projects/{projectId:guid}/findings"] = ("lead", 204, ""),
        ["POST /api/delivery/projects/{projectId:guid}/findings/{proposalId:guid}"] = ("lead", 404, """{"accept": true}"""),
        ["GET /api/delivery/projects/{projectId:guid}/deliveries"] = ("lead client", 200, ""),
        ["GET /api/delivery/batches/{batchId:guid}"] = ("lead client", 404, ""),
        ["POST /api/delivery/batches/{batchId:guid}/seal"] = ("lead", 404, "{}"),
        ["GET /api/delivery/deliveries/{deliveryId:guid}/downloads"] = ("lead client", 404, ""),
        ["POST /api/delivery/deliveries/{deliveryId:guid}/tickets"] = ("lead client", 404, """{"hours": 1}"""),
        ["POST /api/delivery/tickets/redeem"] = ("lead client", 404, """{"secret": "x"}"""),
        ["POST /api/delivery/tickets/{ticketId:guid}/revoke"] = ("lead client", 404, ""),
        ["GET /api/delivery/downloads/{ticketId:guid}"] = (All, 403, ""), // signed: the link decides, and this one is forged
        ["GET /api/delivery/keys"] = (All, 200, ""),
        ["POST /api/delivery/keys/rotate"] = ("operator", 200, """{"why": "a sample of a reason, in a sentence", "compromised": false}"""),
    };

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Every_address_is_for_the_roles_it_says(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        Assert.Equal(RouteTable.Of(bench).Where(r => r.IsApi).Select(r => r.ToString()).Order(StringComparer.Ordinal), Addresses.Keys.Order(StringComparer.Ordinal));

        List<string> wrong = [];
        var people = await AccessTests.People(bench, round);
        var guidelines = await people["lead"].Read($"/api/scoping/projects/{round.ProjectId}/guidelines");
        foreach (var (role, browser) in people)
        {
            foreach (var route in RouteTable.Of(bench).Where(r => r.IsApi))
            {
                var (allowed, told, body) = Addresses[route.ToString()];
                using var answer = await browser.Send(Request(route, round, body.Replace("LOGIN", role, StringComparison.Ordinal).Replace("GUIDELINES", guidelines, StringComparison.Ordinal)));
                var status = (int)answer.StatusCode;
                var right = allowed.Split(' ').Contains(role) ? status == told : status is 403 or 404;
                if (!right)
                    wrong.Add($"{role} {route}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }

            browser.Dispose();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static HttpRequestMessage Request(Route route, SeededRound round, string body)
    {
        HttpRequestMessage request = new(new HttpMethod(route.Method), $"{route.Path(round.ProjectId)}?purpose=production&until=1&signature=x");
        if (body == "file")
            request.Content = new StringContent("{}", Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("application/octet-stream"));
        else if (body.Length > 0)
            request.Content = new StringContent(body.Replace("CLIENT", $"{round.ClientId}", StringComparison.Ordinal).Replace("NOBODY", "01930000-0000-7000-8000-000000000001", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        return request;
    }
}
