using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Import;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Making;
using Concave.Scoping;
using Concave.Studio.Composition;
using Spectre.Console;

namespace Concave.Cli.Respond;

/// <summary><c>concave respond</c>: has the responses of prompts made, beside a running studio or without one.</summary>
internal static class RespondCommand
{
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);
    private static readonly Option<Guid> Project = new("--project") { Description = "Id of the project; the studio shows it.", Required = true };
    private static readonly Argument<FileInfo> File = new("file") { Description = "Prompts: JSON, JSONL (also gzipped), CSV or Parquet with prompt, and response for a reference beside it." };
    private static readonly Option<string> Recipe = new("--recipe") { Description = "two-samples, reference-ceiling or strong-and-weak.", Required = true };
    private static readonly Option<string> Model = new("--model") { Description = "Who makes both samples, the reference, or the strong response (`concave prescore judges` lists the models).", DefaultValueFactory = _ => "claude" };
    private static readonly Option<string?> Weak = new("--weak") { Description = "Who makes the weak response; the same model when left out." };
    private static readonly Option<string> Instruction = new("--weak-instruction") { Description = "What the maker of the weak response is told.", DefaultValueFactory = _ => "" };
    private static readonly Option<decimal> Budget = new("--budget") { Description = "Dollars the whole order may cost, what is spent already included. It is never exceeded.", Required = true };
    private static readonly Option<string> Domain = new("--domain") { Description = "Domain of rows that name none.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Language = new("--language") { Description = "Language of rows that name none, such as en or hi.", DefaultValueFactory = _ => "" };

    internal static Command Make()
    {
        var run = Sub("run", "Ask until every prompt has its pair, the budget is at its end, or Ctrl+C. The same file and recipe again goes on; nothing is asked twice.", Run, Project, Recipe, Model, Weak, Instruction, Budget, Domain, Language);
        run.Arguments.Add(File);
        return new("respond", "Have models make the responses of a file of prompts. docs/first-pass.md says how.")
        {
            run,
            Sub("status", "Where the orders stand, what they cost, and what came of them.", Status, Project),
            Sub("stop", "Stop asking. What is answered stays.", Stop, Project),
            Sub("makers", "Which model made which response, to be held against the labels; --json for all that is known.", Makers, Project),
            Sub("take-in", "Take the pairs that were made into the project, as a client's file is taken in.", TakeIn, Project),
        };
    }

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
        OrderResponses.Request request = new(project, parsed.GetRequiredValue(File).FullName, KindOf(parsed.GetRequiredValue(Recipe)), parsed.GetRequiredValue(Model), parsed.GetValue(Budget))
        {
            Weak = parsed.GetValue(Weak),
            Instruction = parsed.GetValue(Instruction) ?? "",
            Domain = parsed.GetValue(Domain) ?? "",
            Language = parsed.GetValue(Language) ?? "",
        };
        var ordered = await home.Get<OrderResponses>().Handle(request, Lead, stop);
        if (ordered.Failed)
            return output.Fail(ordered.Problem);
        foreach (var row in ordered.Value.SetAside.Take(10))
            output.People.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]row {row.Row}, {row.Field}: {row.Reason} {row.Mend}[/]");
        await output.Progress.Status().StartAsync("Asking …", async _ => await Work(home, ordered.Value.OrderId, stop));
        return await Show(home, output, project, ordered.Value.OrderId);
    }

    // Client makes none, so it stands for what nobody knows: the handler says what to choose from.
    private static ResponseSource KindOf(string name) =>
        Enum.TryParse<ResponseSource>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : ResponseSource.Client;

    // Another process may have the turn; then this one waits for it, and takes over if it dies.
    private static async Task Work(OwnHome home, Guid order, CancellationToken stop)
    {
        var (work, clock) = (home.Get<WorkOnOrder>(), home.Get<TimeProvider>());
        try
        {
            while (await work.Handle(order, stop) is { Again: { } pause })
                await Task.Delay(pause, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl+C: what was answered is kept, and the page that follows says what is left
        }
    }

    private static async Task<int> Show(OwnHome home, Output output, Guid project, Guid order)
    {
        var orders = await home.Get<ShowOrders>().Handle(new(project), Lead, CancellationToken.None);
        if (orders.Failed)
            return output.Fail(orders.Problem);
        var view = orders.Value.Single(o => o.OrderId == order);
        output.Result(view);
        OrdersPage.Show([view], output.People);
        return view.State == PassState.Finished ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> Status(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var orders = await home.Get<ShowOrders>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (orders.Failed)
            return output.Fail(orders.Problem);
        output.Result(orders.Value);
        OrdersPage.Show(orders.Value, output.People);
        return ExitCodes.Done;
    }

    private static async Task<int> Stop(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var orders = await home.Get<ShowOrders>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (orders.Failed)
            return output.Fail(orders.Problem);
        foreach (var order in orders.Value.Where(o => o.State == PassState.Running))
        {
            var stopped = await home.Get<StopOrder>().Handle(new(order.OrderId), Lead, stop);
            if (stopped.Failed)
                return output.Fail(stopped.Problem);
        }

        return await Status(parsed, home, output, stop);
    }

    private static async Task<int> Makers(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var makers = await home.Get<ListMakers>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (makers.Failed)
            return output.Fail(makers.Problem);
        output.Result(makers.Value);
        foreach (var made in makers.Value)
            output.People.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{made.ExternalId}  A: {made.A?.Answered ?? "the client's"}  B: {made.B?.Answered ?? "the client's"}");
        return ExitCodes.Done;
    }

    private static async Task<int> TakeIn(ParseResult parsed, OwnHome home, Output output, CancellationToken stop)
    {
        var taken = await home.Get<TakeInMade>().Handle(new(parsed.GetRequiredValue(Project)), Lead, stop);
        if (taken.Failed)
            return output.Fail(taken.Problem);
        output.Result(taken.Value);
        ImportCommand.Show(taken.Value, output.People);
        return ExitCodes.Done;
    }
}
