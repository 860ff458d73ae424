using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;

namespace Concave.Browser.Tests;

/// <summary>The rooms beside the judging screen, after a round was worked: they fit, stand still, ask nobody and carry no script but their own.</summary>
public sealed class RoomsTests(Chromium chromium)
{
    [Fact]
    public async Task Rooms_fit_every_width_and_stand_still()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await bench.JudgeAll(round);
        await using var window = await chromium.Open(bench.Address);
        await window.SignIn(await bench.Account(Roles.Lead | Roles.Senior | Roles.Annotator, id: round.Annotators[0].Id));
        var project = $"/projects/{round.ProjectId}";
        var judged = (await bench.Get<Concave.Quality.ListOwnWork>().Handle(new(round.ProjectId), round.Annotators[0].Actor, default)).Value!.Judgments[0].JudgmentId;
        var own = $"{project}/work";
        string[] rooms =
        [
            "/queue", own, $"{own}/{judged}", $"{project}/disputes", $"{project}/pairs", $"{project}/pairs/{round.Pairs[0].Pair}", $"{project}/activity",
            $"{project}/quality/batches/{round.BatchId}/agreement", $"{project}/quality/batches/{round.BatchId}/people", $"{project}/quality/gold", $"{project}/scoping/edit", $"{project}/matching",
        ];
        foreach (var path in rooms)
        {
            await window.Page.SetViewportSizeAsync(1280, 900);
            Assert.Equal(200, await window.Go(path));
            Assert.True(await window.Shifted() == 0, $"{path} moves by {await window.Shifted()}: {await window.Moved()}");
            foreach (var width in new[] { 320, 768, 1920 })
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                Assert.True(await window.Overhang() <= 0, $"{path} is {await window.Overhang()} px too wide at {width} px");
            }
        }

        Assert.Empty(window.Wrong);
    }
}
