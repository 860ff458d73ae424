using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowCalibration;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.Studio.Composition;
using Spectre.Console;

namespace Concave.Cli.Prescore;

/// <summary><c>concave prescore</c>: the AI first pass at the prompt, beside a running studio or without one.</summary>
internal static class PrescoreCommand
{
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);
    private static readonly Option<Guid> Project = new("--project") { Description = "Id of the project; the studio shows it.", Required = true };
    private static readonly Option<string> Judge = new("--judge") { Description = "Name of the judge (`concave prescore judges` lists them).", DefaultValueFactory = _ => "claude" };
    private static readonly Option<decimal> Budget = new("--budget") { Description = "Dollars the whole pass may cost, what is spent already included. It is never exceeded.", Required = true };
    private static readonly Option<bool> Batches = new("--batches") { Description = "Ask in message batches: half the price, up to a day, and the provider keeps the texts until they are deleted after download." };

    internal static Command Make() => new("prescore", "Have a model give a first opinion on a project's pairs. docs/first-pass.md says how.")
    {
        Sub("run", "Ask until every pair has an opinion, the budget is at its end, or Ctrl+C. Running it again goes on; nothing is asked twice.", Run, Project, Judge, Budget, Batches),
        Sub("status", "Where it stands, what it cost, and what the rest will cost.", Status, Project),
        Sub("calibration", "What each judge's stated confidence is worth by people's verdicts so far, and the threshold that follows.", Calibration, Project),
        Sub("stop", "Stop asking. What is answered stays.", Stop, Project),
        Sub("judges", "The judges of this installation, and what each still needs.", Judges),
        CompareCommand.Make(),
    };

    private static Command Sub(string name, string does, Func<ParseResult, OwnHome, Output, CancellationToken, Task<int>> act, params Option[] options)
    {
        var (home, postgres, json) = (Options.Home(), Options.Postgres(), Options.Json());
        Command command = new(name, does) { home, postgres, json };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OwnHome.Open(new Installation(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), stop);
            return await act(parsed, opened, new Output(parsed.GetValue(json)), stop);
        });
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var project = parsed.GetRequiredValue(Project);
        var started = await home.Get<RunFirstPass>().Handle(
            new(project, parsed.GetRequiredValue(Judge), parsed.GetValue(Budget), parsed.GetValue(Batches) ? AskingWay.Batches : AskingWay.Direct), Lead, stop);
        if (started.Failed)
            return output.Fail(started.Problem);
        await output.Progress.Status().StartAsync("Asking …", async status =>
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var watching = Watch(home, project, started.Value, text => status.Status(text), done.Token);
            await Work(home, started.Value, stop);
            await done.CancelAsync();
            await watching;
        });
        return await Show(home, output, project, started.Value, CancellationToken.None);
    }

    // Another process may have the turn; then this one waits for it, and takes over if it dies.
    private static async Task Work(OwnHome home, Guid pass, CancellationToken stop)
    {
        var (work, clock) = (home.Get<WorkOnPass>(), home.Get<TimeProvider>());
        try
        {
            while (await work.Handle(pass, stop) is { Again: { } pause })
                await Task.Delay(pause, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl+C: what was answered is kept, and the page that follows says what is left
        }
    }

    private static async Task Watch(OwnHome home, Guid project, Guid pass, Action<string> say, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await Find(home, project, pass, stop) is { Value: { } view })
                say(Markup.Escape(PassPage.Line(view)));
            await Task.Delay(TimeSpan.FromSeconds(1), home.Get<TimeProvider>(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<int> Status(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var passes = await home.Get<ShowFirstPass>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (passes.Failed)
            return output.Fail(passes.Problem);
        output.Result(passes.Value);
        PassPage.Show(passes.Value, output.People);
        var worth = await home.Get<ShowCalibration>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (worth.Failed)
            return output.Fail(worth.Problem);
        CalibrationPage.Show(worth.Value, output.People);
        return ExitCodes.Done;
    }

    private static async Task<int> Calibration(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var worth = await home.Get<ShowCalibration>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (worth.Failed)
            return output.Fail(worth.Problem);
        output.Result(worth.Value);
        CalibrationPage.Show(worth.Value, output.People);
        return ExitCodes.Done;
    }

    private static async Task<int> Stop(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var passes = await home.Get<ShowFirstPass>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (passes.Failed)
            return output.Fail(passes.Problem);
        foreach (var pass in passes.Value.Where(p => p.State == PassState.Running))
        {
            var stopped = await home.Get<StopFirstPass>().Handle(new(pass.PassId), Lead, stop);
            if (stopped.Failed)
                return output.Fail(stopped.Problem);
        }

        return await Status(parsed, home, output, stop);
    }

    private static Task<int> Judges(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var judges = home.Get<ListJudges>().Handle(Lead);
        if (judges.Failed)
            return Task.FromResult(output.Fail(judges.Problem));
        output.Result(judges.Value);
        foreach (var judge in judges.Value)
        {
            output.People.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{judge.Name}[/]  {judge.Model}  {judge.Server ?? "the provider's own server"}  ${judge.Price?.Input} in, ${judge.Price?.Output} out per million tokens");
            output.People.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {judge.Missing ?? "ready to be asked"}");
        }

        return Task.FromResult(ExitCodes.Done);
    }

    private static async Task<int> Show(OwnHome home, Output output, Guid project, Guid pass, CancellationToken stop)
    {
        var view = await Find(home, project, pass, stop);
        if (view.Failed)
            return output.Fail(view.Problem);
        output.Result(view.Value);
        PassPage.Show([view.Value], output.People);
        return view.Value.State == PassState.Finished ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<Result<PassView>> Find(OwnHome home, Guid project, Guid pass, CancellationToken stop) =>
        (await home.Get<ShowFirstPass>().Handle(new(project), Lead, stop)).Then<PassView>(all => all.Single(p => p.PassId == pass));
}
