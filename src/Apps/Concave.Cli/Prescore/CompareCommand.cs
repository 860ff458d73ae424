using System.CommandLine;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.PreScoring.Features.CompareOpinions;

namespace Concave.Cli.Prescore;

/// <summary><c>concave prescore compare</c>: what a recorded first pass is worth on pairs that people have judged. No project, account or server.</summary>
internal static class CompareCommand
{
    internal static Command Make()
    {
        Option<FileInfo> pairs = new("--pairs") { Description = "File of pairs with people's labels.", Required = true };
        Option<FileInfo> opinions = new("--opinions") { Description = "Recorded opinions on them: docs/files.md has the shapes.", Required = true };
        Option<double> confidence = new("--borderline-confidence") { Description = "The plan's: one judgment may rest on an opinion this likely to be what people say.", DefaultValueFactory = _ => QualityPlan.HouseStandard.BorderlineConfidence };
        confidence.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0 and <= 1))
                given.AddError("--borderline-confidence is between 0 and 1.");
        });
        var json = Options.Json();
        Command command = new("compare", "Hold a recorded first pass against people's labels: agreement with each and with most of them, place, confidence, and how many pairs two people would judge.") { pairs, opinions, confidence, json };
        command.SetAction(async (parsed, stop) =>
        {
            Output output = new(parsed.GetValue(json));
            var view = await CompareOpinions.Handle(new(parsed.GetRequiredValue(pairs).FullName, parsed.GetRequiredValue(opinions).FullName, 1 - parsed.GetValue(confidence)), stop);
            if (view.Failed)
                return output.Fail(view.Problem);
            output.Result(view.Value);
            ComparisonPage.Show(view.Value, output.People);
            return ExitCodes.Done;
        });
        return command;
    }
}
