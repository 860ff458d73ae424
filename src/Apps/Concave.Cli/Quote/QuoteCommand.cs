using System.CommandLine;
using System.Globalization;
using Concave.Cli.Home;
using Concave.Cli.Terminal;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Scoping.Quoting;
using Concave.Studio.Composition;

namespace Concave.Cli.Quote;

/// <summary><c>concave quote</c>: what a project costs and takes. Needs no account; <c>--keep</c> numbers it in an installation.</summary>
internal static class QuoteCommand
{
    private static readonly Option<string> Mix = new("--mix") { Description = "Domains with their pairs: medical=2000,code=500.", Required = true };
    private static readonly Option<string[]> Language = new("--language") { Description = "Language tag. May be given again.", DefaultValueFactory = _ => ["en"] };
    private static readonly Option<Depth> Depth = new("--depth") { Description = "basic, standard or full.", DefaultValueFactory = _ => Scoping.Quoting.Depth.Standard };
    private static readonly Option<DateOnly?> Deadline = new("--deadline") { Description = "Last day on which delivery is useful: 2027-03-31.", CustomParser = Day };
    private static readonly Option<int?> People = new("--people") { Description = "Experts; without it as few as the deadline allows, or 10." };
    private static readonly Option<double> ADay = new("--a-day") { Description = "Judgments one of them submits in a day.", DefaultValueFactory = _ => 100 };
    private static readonly Option<FileInfo?> Prices = new("--prices") { Description = "Price table as JSON; without it that of the installation, or the published one." };
    private static readonly Option<bool> Keep = new("--keep") { Description = "Number the quote and keep it in the installation." };
    private static readonly Option<string> Client = new("--client") { Description = "Whom it is for, with --keep.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Title = new("--title") { Description = "What it is called, with --keep.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Purpose = new("--purpose") { Description = "What the model is for, with --keep. No client data.", DefaultValueFactory = _ => "" };
    private static readonly Option<ResponseSource> Responses = new("--responses") { Description = "Who supplies the responses, with --keep: client, twoSamples, referenceCeiling, strongAndWeak.", DefaultValueFactory = _ => ResponseSource.Client };
    private static readonly Option<Guid?> Revises = new("--revises") { Description = "Id of the quote that this one is the next version of, with --keep." };

    internal static Command Make()
    {
        var (home, postgres, json) = (Options.Home(), Options.Postgres(), Options.Json());
        Command command = new("quote", "Say what a project costs, how many experts it takes for how long, and what its gates promise.")
        {
            Mix, Language, Depth, Deadline, People, ADay, Prices, Keep, Client, Title, Purpose, Responses, Revises, home, postgres, json,
        };
        command.SetAction((parsed, stop) => Run(parsed, new(parsed.GetRequiredValue(home).FullName, parsed.GetValue(postgres)), new Output(parsed.GetValue(json)), stop));
        command.Add(PricesCommand.Make());
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Installation installation, Output output, CancellationToken stop)
    {
        var wanted = Wanted(parsed);
        if (wanted.Failed)
            return output.Fail(wanted.Problem);
        if (parsed.GetValue(Keep))
            return await Number(parsed, wanted.Value, installation, output, stop);
        var prices = parsed.GetValue(Prices) is { } file ? PriceFile.Read(file.FullName) : new PricesInForce(new(installation.Home)).Read();
        var offer = prices.Then(table => Offers.Make(wanted.Value, table, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
        if (offer.Failed)
            return output.Fail(offer.Problem);
        output.Result(offer.Value);
        OfferPage.Show(offer.Value, output.People);
        return ExitCodes.Done;
    }

    private static async Task<int> Number(ParseResult parsed, QuoteRequest wanted, Installation installation, Output output, CancellationToken stop)
    {
        if (parsed.GetValue(Prices) is not null)
            return output.Fail(new("prices-not-kept", ProblemKind.Invalid, "A kept quote is made from the installation's prices.", "Leave --prices out, or put the table into prices.json of the installation.", "--prices"));
        QuoteSubject subject = new(parsed.GetRequiredValue(Client), parsed.GetRequiredValue(Title), parsed.GetRequiredValue(Purpose), parsed.GetValue(Responses));
        Actor lead = new(Guid.Empty, Roles.Lead);
        await using var home = await OwnHome.Open(installation, stop);
        var kept = await home.Get<KeepQuote>().Handle(new(subject, wanted, parsed.GetValue(Revises)), lead, stop);
        var quote = kept.Failed ? kept.Problem : await home.Get<ReadQuotes>().One(kept.Value, lead, stop);
        if (quote.Failed)
            return output.Fail(quote.Problem);
        output.Result(quote.Value);
        OfferPage.Show(quote.Value.Document.Offer, output.People);
        OfferPage.Number(quote.Value, output.People);
        return ExitCodes.Done;
    }

    private static Result<QuoteRequest> Wanted(ParseResult parsed)
    {
        var mix = Shares(parsed.GetRequiredValue(Mix));
        return mix.Failed ? mix.Problem : new QuoteRequest
        {
            Mix = mix.Value,
            Languages = parsed.GetRequiredValue(Language),
            Depth = parsed.GetValue(Depth),
            Deadline = parsed.GetValue(Deadline),
            People = parsed.GetValue(People),
            JudgmentsADay = parsed.GetValue(ADay),
        };
    }

    private static Result<IReadOnlyList<DomainShare>> Shares(string text)
    {
        List<DomainShare> shares = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var domain, var count] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var pairs))
                return new Problem("quote-request-invalid", ProblemKind.Invalid, "The mix cannot be read.", "Write domains with their pairs: medical=2000,code=500.", "--mix");
            shares.Add(new(domain.Trim(), pairs));
        }

        return shares;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult said)
    {
        if (DateOnly.TryParseExact(said.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        said.AddError("--deadline is no day. Write it as 2027-03-31.");
        return null;
    }
}
