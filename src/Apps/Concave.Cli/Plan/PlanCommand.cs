using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Datasets.Planning;
using Concave.Kernel;

namespace Concave.Cli.Plan;

/// <summary><c>concave plan --pairs N</c>: what a plan leads to, before anyone works. Reads and stores nothing else.</summary>
internal static class PlanCommand
{
    private static readonly Option<int> Pairs = new("--pairs") { Description = "Pairs of the project.", Required = true };
    private static readonly Option<int> Batch = new("--batch") { Description = "Pairs of a batch at most.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<FileInfo?> PlanOption = new("--plan") { Description = "Quality plan as JSON (docs/plan.md); without it the house standard." };
    private static readonly Option<int> People = new("--people") { Description = "Annotators.", DefaultValueFactory = _ => 10 };
    private static readonly Option<double> ADay = new("--a-day") { Description = "Judgments one of them submits in a day.", DefaultValueFactory = _ => 100 };
    private static readonly Option<double?> Skill = new("--skill") { Description = "Share of pairs on which they are right, such as 0.92, to ask about your own panel." };
    private static readonly Option<int?> SkillOf = new("--skill-of") { Description = "Judgments on which that share was measured, such as 500 of calibration: its chances then have an interval." };
    private static readonly Option<int> Domains = new("--domains") { Description = "Domains.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Languages = new("--languages") { Description = "Languages.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Ties = new("--ties") { Description = "Share of true ties.", DefaultValueFactory = _ => 0.10 };
    private static readonly Option<double> Borderline = new("--borderline") { Description = "Share of the other pairs that the AI's doubt sends to a second person.", DefaultValueFactory = _ => 0 };

    internal static Command Make()
    {
        var json = Options.Json();
        Command command = new("plan", "Say before anyone works: judgments, days, what the gates imply for each other, and how often they would err.")
        {
            Pairs, Batch, PlanOption, People, ADay, Skill, SkillOf, Domains, Languages, Ties, Borderline, json,
        };
        command.SetAction(parsed => Run(parsed, new Output(parsed.GetValue(json))));
        return command;
    }

    private static int Run(ParseResult parsed, Output output)
    {
        var plan = parsed.GetValue(PlanOption) is { } file ? PlanFile.Read(file) : QualityPlan.HouseStandard;
        if (plan.Failed)
            return output.Fail(plan.Problem);
        var (domains, languages) = (parsed.GetValue(Domains), parsed.GetValue(Languages));
        PlanQuestion question = new()
        {
            Pairs = parsed.GetValue(Pairs),
            BatchSize = parsed.GetValue(Batch),
            Plan = plan.Value,
            People = parsed.GetValue(People),
            JudgmentsADay = parsed.GetValue(ADay),
            Skill = parsed.GetValue(Skill),
            SkillJudgments = parsed.GetValue(SkillOf),
            Subjects = domains < 1 || languages < 1 ? 0 : (int)Math.Min(int.MaxValue, (long)domains * languages),
            TieShare = parsed.GetValue(Ties),
            BorderlineShare = parsed.GetValue(Borderline),
        };
        var answer = Planner.Answer(question);
        if (answer.Failed)
            return output.Fail(answer.Problem);
        output.Result(answer.Value);
        PlanPage.Show(question, answer.Value, output.People);
        return ExitCodes.Done;
    }
}
