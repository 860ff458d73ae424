using System.Globalization;
using Concave.Kernel;
using Concave.Matching;
using Concave.Simulation;

namespace Concave.Cli.Demo;

/// <summary>Matching: the panel registers, is ranked, invited and calibrated; those who pass prove on a pilot that they agree.</summary>
internal static class ActTwo
{
    private static readonly Sla Terms = new(MaxTurnaroundHours: 48, PairsPerDay: 20, MinGoldAccuracy: 0.88);

    internal static async Task<string> Run(DemoWorld world, CancellationToken stop)
    {
        world.Panel = await Register(world, stop);
        var ranking = await world.Get<RankAnnotators>().Handle(new(world.ProjectId), world.Lead, stop).OrBreak();
        List<string> told = [$"{ranking.Matches.Count(m => m.Matched)} of {ranking.Matches.Count} registered experts match"];
        foreach (var person in world.Panel.Where(p => p.Member.Role == "annotator"))
            told.Add(await Calibrate(world, person, stop));
        told.Add(await Pilot(world, stop));
        return string.Join("; ", told);
    }

    private static async Task<IReadOnlyList<DemoPerson>> Register(DemoWorld world, CancellationToken stop)
    {
        List<DemoPerson> panel = [];
        await SampleNotice.Publish(world, stop);
        foreach (var member in PanelMember.ReadAll(world.Sample("panel.json")))
        {
            var roles = member.Role switch { "senior" => Roles.Senior | Roles.Annotator, "engineer" => Roles.Engineer, _ => Roles.Annotator };
            DemoPerson person = new(new(world.Clock.NewId(), roles), new(member, new Chance(DemoWorld.Seed)));
            panel.Add(person);
            await SampleNotice.Agree(world, person.Actor.Id, stop);
            var registered = await world.Get<RegisterAnnotator>().Handle(
                new(person.Actor.Id, member.Name, member.Domains, member.Languages,
                    [.. member.Credentials.Select(c => new RegisterAnnotator.ClaimedCredential(c.Kind, c.Title))], HoursPerWeek: 20, Simulated: true),
                world.Lead, stop).OrBreak();
            foreach (var credential in registered.Credentials)
                await world.Get<VerifyCredential>().Handle(new(person.Actor.Id, credential.CredentialId, "Sample evidence of a simulated person."), world.Lead, stop).OrBreak();
        }

        return panel;
    }

    private static async Task<string> Calibrate(DemoWorld world, DemoPerson person, CancellationToken stop)
    {
        await world.Get<InviteAnnotator>().Handle(new(world.ProjectId, person.Actor.Id, Terms), world.Lead, stop).OrBreak();
        await world.Get<AcceptInvitation>().Handle(new(world.ProjectId), person.Actor, stop).OrBreak();
        var attempt = await world.Get<StartCalibration>().Handle(new(world.ProjectId), person.Actor, stop).OrBreak();
        CalibrationResult? result = null;
        while (result is null)
        {
            var task = await world.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), person.Actor, stop).OrBreak();
            var choice = Choose(world, person, task, "calibration");
            result = (await world.Get<AnswerCalibration>().Handle(new(attempt.AttemptId, task.TaskId, choice), person.Actor, stop).OrBreak()).Result;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{person.Member.Name} κ {result.Kappa:0.00} {(result.Passed ? "passes" : "[red]FAILS calibration[/]")}");
    }

    private static async Task<string> Pilot(DemoWorld world, CancellationToken stop)
    {
        var pilot = await world.Get<StartPilot>().Handle(new(world.ProjectId), world.Lead, stop).OrBreak();
        foreach (var person in await Qualified(world, stop))
        {
            for (var answered = 0; answered < pilot.Pairs; answered++)
            {
                var task = await world.Get<NextPilotPair>().Handle(new(world.ProjectId), person.Actor, stop).OrBreak();
                await world.Get<AnswerPilot>().Handle(new(world.ProjectId, task.TaskId, Choose(world, person, task, "pilot")), person.Actor, stop).OrBreak();
            }
        }

        var proof = await world.Get<FinishPilot>().Handle(new(world.ProjectId), world.Lead, stop).OrBreak();
        return string.Create(CultureInfo.InvariantCulture, $"pilot of {proof.Pairs} pairs: κ {proof.Kappa:0.000} (95 % {proof.Low:0.00} to {proof.High:0.00})");
    }

    private static async Task<IReadOnlyList<DemoPerson>> Qualified(DemoWorld world, CancellationToken stop)
    {
        List<DemoPerson> qualified = [];
        foreach (var person in world.Panel.Where(p => p.Member.Role == "annotator"))
        {
            if ((await world.Get<ReadCalibration>().Handle(new(world.ProjectId, person.Actor.Id), person.Actor, stop).OrBreak()).Qualified)
                qualified.Add(person);
        }

        return qualified;
    }

    private static SideChoice Choose(DemoWorld world, DemoPerson person, ExerciseTaskView task, string occasion)
    {
        var pair = world.Memory.Recall(task.Left, task.Right);
        var answer = person.Expert.Judge(pair, leftIsA: task.Left == pair.ResponseA, qualified: false, occasion);
        world.Clock.Pass(answer.Time);
        return answer.PrefersLeft ? SideChoice.Left : SideChoice.Right;
    }
}
