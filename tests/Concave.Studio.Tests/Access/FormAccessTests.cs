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
        ["/account/data/consents"] = (All, 404),
        ["/account/data/requests"] = (All, 400),
        ["/account/keys"] = (All, 303),
        ["/account/passkeys"] = (All, 400),
        ["/account/passkeys/options"] = (All, 200),
        ["/account/passkeys/remove"] = (All, 404),
        ["/account/password"] = (All, 400),
        ["/account/tokens"] = (All, 400),
        ["/account/tokens/{tokenId:guid}/revoke"] = (All, 404),
        ["/installation/backups"] = ("operator", 400),
        ["/installation/jobs/{jobId:guid}/retry"] = ("operator", 404),
        ["/installation/people"] = ("operator", 400),
        ["/installation/people/{userId:guid}/disable"] = ("operator", 404),
        ["/installation/people/{userId:guid}/links"] = ("operator", 404),
        ["/installation/people/{userId:guid}/projects"] = ("operator", 404),
        ["/installation/people/{userId:guid}/roles"] = ("operator", 404),
        ["/installation/register/breaches"] = ("operator", 400),
        ["/installation/register/breaches/{breachId:guid}"] = (All, 404),
        ["/installation/register/notices"] = ("operator", 400),
        ["/installation/register/requests/{requestId:guid}"] = ("operator", 404),
        ["/projects/new"] = ("lead", 400),
        ["/projects/{projectId:guid}/annotation/tasks"] = ("annotator", 303),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/beat"] = ("annotator", 404),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/commit"] = ("annotator", 404),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/draft"] = ("annotator", 404),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/return"] = ("annotator", 404),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/submit"] = ("annotator", 404),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/undo"] = ("annotator", 404),
        ["/projects/{projectId:guid}/delivery/batches/{batchId:guid}/seal"] = ("lead", 404),
        ["/projects/{projectId:guid}/delivery/closing"] = ("lead client", 400),
        ["/projects/{projectId:guid}/delivery/closing/archive"] = ("client", 400),
        ["/projects/{projectId:guid}/delivery/closing/call-off"] = ("lead client", 422),
        ["/projects/{projectId:guid}/delivery/findings"] = ("lead", 303),
        ["/projects/{projectId:guid}/delivery/findings/{proposalId:guid}"] = ("lead", 404),
        ["/projects/{projectId:guid}/delivery/own-key"] = ("client", 400),
        ["/projects/{projectId:guid}/delivery/{deliveryId:guid}/answers"] = ("lead client", 404),
        ["/projects/{projectId:guid}/delivery/{deliveryId:guid}/links"] = ("lead client", 404),
        ["/projects/{projectId:guid}/delivery/{deliveryId:guid}/revocations"] = ("lead client", 404),
        ["/projects/{projectId:guid}/delivery/{deliveryId:guid}/tickets"] = ("lead client", 404),
        ["/projects/{projectId:guid}/disputes/{disputeId:guid}"] = ("lead senior", 400),
        ["/projects/{projectId:guid}/matching/acceptance"] = ("annotator", 422),
        ["/projects/{projectId:guid}/matching/alerts"] = ("lead", 303),
        ["/projects/{projectId:guid}/matching/audit"] = ("lead", 400),
        ["/projects/{projectId:guid}/matching/audit/pairs"] = ("annotator", 404),
        ["/projects/{projectId:guid}/matching/calibration"] = ("annotator", 422),
        ["/projects/{projectId:guid}/matching/calibration/{attemptId:guid}"] = ("annotator", 404),
        ["/projects/{projectId:guid}/matching/experts"] = ("lead", 400),
        ["/projects/{projectId:guid}/matching/experts/{annotatorId:guid}/credentials/{credentialId:guid}"] = ("lead", 400),
        ["/projects/{projectId:guid}/matching/experts/{annotatorId:guid}/end"] = ("lead", 400),
        ["/projects/{projectId:guid}/matching/invitations/{annotatorId:guid}"] = ("lead", 400),
        ["/projects/{projectId:guid}/matching/pilot"] = ("annotator", 404),
        ["/projects/{projectId:guid}/matching/pilot/end"] = ("lead", 404),
        ["/projects/{projectId:guid}/matching/pilot/start"] = ("lead", 409),
        ["/projects/{projectId:guid}/prescoring/batches"] = ("lead", 422),
        ["/projects/{projectId:guid}/prescoring/batches/{batchId:guid}/rounds"] = ("lead", 404),
        ["/projects/{projectId:guid}/prescoring/first-passes"] = ("lead", 400),
        ["/projects/{projectId:guid}/prescoring/first-passes/{passId:guid}/stop"] = ("lead", 404),
        ["/projects/{projectId:guid}/quality/adjudications"] = ("senior", 404),
        ["/projects/{projectId:guid}/quality/adjudications/{reviewId:guid}"] = ("senior", 404),
        ["/projects/{projectId:guid}/quality/adjudications/{reviewId:guid}/draft"] = ("senior", 404),
        ["/projects/{projectId:guid}/quality/batches/{batchId:guid}/pauses"] = ("lead", 404),
        ["/projects/{projectId:guid}/quality/batches/{batchId:guid}/pauses/{pauseId:guid}/lift"] = ("lead", 404),
        ["/projects/{projectId:guid}/quality/batches/{batchId:guid}/root-causes"] = ("lead", 404),
        ["/projects/{projectId:guid}/quality/gold/{pairId:guid}/retire"] = ("lead", 400),
        ["/projects/{projectId:guid}/quality/spot-checks"] = ("engineer", 404),
        ["/projects/{projectId:guid}/quality/spot-checks/{reviewId:guid}"] = ("engineer", 404),
        ["/projects/{projectId:guid}/quality/spot-checks/{reviewId:guid}/draft"] = ("engineer", 404),
        ["/projects/{projectId:guid}/scoping/derivations"] = ("lead", 404),
        ["/projects/{projectId:guid}/scoping/edit/brief"] = ("lead", 303),
        ["/projects/{projectId:guid}/scoping/edit/criteria"] = ("lead", 409),
        ["/projects/{projectId:guid}/scoping/edit/criteria/{index:int}"] = ("lead", 409),
        ["/projects/{projectId:guid}/scoping/edit/criteria/{index:int}/examples"] = ("lead", 409),
        ["/projects/{projectId:guid}/scoping/edit/criteria/{index:int}/examples/{example:int}/removal"] = ("lead", 409),
        ["/projects/{projectId:guid}/scoping/edit/criteria/{index:int}/removal"] = ("lead", 409),
        ["/projects/{projectId:guid}/scoping/edit/plan"] = ("lead", 400),
        ["/projects/{projectId:guid}/scoping/from-audit"] = ("lead", 422),
        ["/projects/{projectId:guid}/scoping/guidelines/{hash}"] = ("lead client", 404),
        ["/projects/{projectId:guid}/scoping/guidelines/{hash}/return"] = ("client", 404),
        ["/projects/{projectId:guid}/scoping/held"] = ("lead", 400),
        ["/projects/{projectId:guid}/scoping/made-pairs"] = ("lead", 422),
        ["/projects/{projectId:guid}/prescoring/response-orders/{orderId:guid}/stop"] = ("lead", 404),
        ["/projects/{projectId:guid}/scoping/nda"] = ("lead", 400),
        ["/projects/{projectId:guid}/scoping/take-up"] = ("lead", 422),
        ["/projects/{projectId:guid}/work/{judgmentId:guid}/dispute"] = ("annotator", 404),
        ["/quotes/{quoteId:guid}/project"] = ("lead", 404),
    };

    // A file or a whole form is read before anybody's role is looked at: an empty one is refused whoever sends it.
    private static readonly string[] ReadFirst = ["/projects/{projectId:guid}/scoping/audit-material", "/projects/{projectId:guid}/scoping/imports", "/projects/{projectId:guid}/prescoring/response-orders", "/quotes"];

    private const string All = "lead client senior engineer annotator operator";

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
                var right = ReadFirst.Contains(form.Pattern) ? status is 400 or 403 or 404 : allowed.Split(' ').Contains(role) ? status == told : status is 403 or 404;
                if (!right)
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{form.Pattern} {role}: {status}"));
            }

            browser.Dispose();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
        Assert.Equal(forms.Select(f => f.Pattern), Forms.Keys.Concat(ReadFirst).Order(StringComparer.Ordinal)); // none forgotten, none gone
    }
}
