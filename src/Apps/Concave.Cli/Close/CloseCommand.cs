using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Data.Accounts;
using Concave.Delivery;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Composition;
using Spectre.Console;

namespace Concave.Cli.Close;

/// <summary><c>concave close</c>: closing a project at the prompt. What the house asks for is the lead's; what only the client may ask for needs the client's token.</summary>
internal static class CloseCommand
{
    private const string TokenName = "CONCAVE_TOKEN";
    private static readonly Actor House = new(Guid.Empty, Roles.Lead);
    private static readonly Option<Guid> Project = new("--project") { Description = "Id of the project; the studio shows it.", Required = true };
    private static readonly Option<bool> Sure = new("--sure") { Description = "The deliveries are downloaded, and the content may go." };
    private static readonly Option<string> Until = new("--until") { Description = "UTC day on which the content goes after all: 2027-12-31. At most ten years ahead.", Required = true };
    private static readonly Option<DirectoryInfo> To = new("--to") { Description = "Folder that gets certificate.json and certificate.sig.", Required = true };

    internal static Command Make() => new("close", "Close a project: after the grace period its key, rows and files are destroyed. docs/operations.md says how. "
        + $"With {TokenName} in the environment, an access token of the scope deliver, it acts as the token's owner, else as the house.")
    {
        Sub("ask", "Ask for the closing. It can be called off until the grace period of the quality plan is over.", Ask, Project, Sure),
        Sub("call-off", "Call the closing off within the grace period.", CallOff, Project),
        Sub("archive", $"Keep the content of a project that is being closed until a day. Only the client can ask: {TokenName} has to be theirs.", Archive, Project, Until),
        Sub("status", "Where it stands, and when the content goes.", Status, Project),
        Sub("certificate", "Write the signed certificate of deletion into a folder, to be checked with openssl.", Certificate, Project, To),
    };

    private static Command Sub(string name, string does, Func<ParseResult, OwnHome, Actor, Output, CancellationToken, Task<int>> act, params Option[] options)
    {
        var (home, postgres, json) = (Options.Home(), Options.Postgres(), Options.Json());
        Command command = new(name, does) { home, postgres, json };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            Output output = new(parsed.GetValue(json));
            await using var opened = await OwnHome.Open(new Installation(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), stop);
            var actor = await Who(opened, stop);
            return actor.Failed ? output.Fail(actor.Problem) : await act(parsed, opened, actor.Value, output, stop);
        });
        return command;
    }

    private static async Task<Result<Actor>> Who(OwnHome home, CancellationToken stop) =>
        Environment.GetEnvironmentVariable(TokenName) is { Length: > 0 } token ? await home.Get<ActorOfToken>().Handle(new(token, Scopes.Deliver), stop) : House;

    private static async Task<int> Ask(ParseResult parsed, OwnHome home, Actor actor, Output output, CancellationToken stop)
    {
        if (!parsed.GetValue(Sure))
            return output.Fail(new("closing-unsure", ProblemKind.Invalid, "Closing ends in the destruction of all content.", "Say --sure once the deliveries are downloaded.", "--sure"));
        var due = await home.Get<CloseProject>().Handle(new(parsed.GetRequiredValue(Project)), actor, stop);
        return due.Failed ? output.Fail(due.Problem) : await Status(parsed, home, actor, output, stop);
    }

    private static async Task<int> CallOff(ParseResult parsed, OwnHome home, Actor actor, Output output, CancellationToken stop)
    {
        var done = await home.Get<CallOffClosing>().Handle(new(parsed.GetRequiredValue(Project)), actor, stop);
        return done.Failed ? output.Fail(done.Problem) : await Status(parsed, home, actor, output, stop);
    }

    private static async Task<int> Archive(ParseResult parsed, OwnHome home, Actor actor, Output output, CancellationToken stop)
    {
        // What is no day is one that the rule refuses.
        var until = DateOnly.TryParseExact(parsed.GetRequiredValue(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
        var due = await home.Get<KeepArchive>().Handle(new(parsed.GetRequiredValue(Project), until), actor, stop);
        return due.Failed ? output.Fail(due.Problem) : await Status(parsed, home, actor, output, stop);
    }

    private static async Task<int> Status(ParseResult parsed, OwnHome home, Actor actor, Output output, CancellationToken stop)
    {
        var closing = await home.Get<ShowClosing>().Handle(new(parsed.GetRequiredValue(Project)), actor, stop);
        if (closing.Failed)
            return output.Fail(closing.Problem);
        output.Result(closing.Value);
        ClosingTable.Show(closing.Value, output.People);
        return ExitCodes.Done;
    }

    private static async Task<int> Certificate(ParseResult parsed, OwnHome home, Actor actor, Output output, CancellationToken stop)
    {
        var closing = await home.Get<ShowClosing>().Handle(new(parsed.GetRequiredValue(Project)), actor, stop);
        if (closing.Failed)
            return output.Fail(closing.Problem);
        if (closing.Value.Certificate is not { } certificate)
            return output.Fail(new("certificate-unknown", ProblemKind.Refused, "There is no certificate: the content was not destroyed.", "`concave close status` says when it will be."));
        var folder = Directory.CreateDirectory(parsed.GetRequiredValue(To).FullName).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "certificate.json"), certificate.Content, stop);
        await File.WriteAllBytesAsync(Path.Combine(folder, "certificate.sig"), Convert.FromBase64String(certificate.Signature), stop);
        output.Result(certificate);
        ClosingTable.Show(closing.Value, output.People);
        output.People.WriteLine($"openssl dgst -sha256 -verify signing.pub.pem -signature {Path.Combine(folder, "certificate.sig")} {Path.Combine(folder, "certificate.json")}");
        return ExitCodes.Done;
    }
}
