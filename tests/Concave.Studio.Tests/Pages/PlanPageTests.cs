using System.Net;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;

namespace Concave.Studio.Tests.Pages;

public sealed class PlanPageTests
{
    private const string Asked = "/plan?pairs_general=2000&language=en&depth=Full&people=&judgments_a_day=100";

    [Fact]
    public async Task A_lead_sees_price_people_and_chances_with_those_of_the_panel_when_its_skill_is_given()
    {
        await using var bench = await StudioBench.Start();
        using var lead = await bench.SignedIn(Roles.Lead);

        Assert.DoesNotContain("Chance that a batch passes", await lead.Read("/plan"), StringComparison.Ordinal);
        var page = await lead.Read(Asked);
        var known = await lead.Read(Asked + "&skill=0.93&skill_judgments=500");

        Assert.Contains("should not", page, StringComparison.Ordinal);
        Assert.Contains("Delivered", page, StringComparison.Ordinal);
        Assert.DoesNotContain("this panel", page, StringComparison.Ordinal);
        Assert.Contains("this panel at least", known, StringComparison.Ordinal);
        Assert.Contains("90.4&#xA0;%", known, StringComparison.Ordinal); // Wilson for 465 of 500
        Assert.Contains("value=\"0.93\"", known, StringComparison.Ordinal);
        Assert.Contains("href=\"/plan\"", await lead.Read("/quotes"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&skill=0.3", "always saying the same")]
    [InlineData("&skill=good", "always saying the same")]
    [InlineData("&skill=0.93&skill_judgments=many", "1 or more")]
    [InlineData("&deadline=soon", "The deadline is no day")]
    public async Task What_cannot_be_planned_is_told_and_the_fields_stay(string more, string told)
    {
        await using var bench = await StudioBench.Start();
        using var lead = await bench.SignedIn(Roles.Lead);

        using var answer = await lead.Get(Asked + more);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("value=\"2000\"", page, StringComparison.Ordinal);
    }
}
