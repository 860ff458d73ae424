using System.Net;
using Concave.Annotation;
using Concave.Data.Writing;
using Concave.Delivery;
using Concave.Kernel;
using Concave.Matching;
using Concave.PreScoring;
using Concave.Quality;
using Concave.Scoping;
using Concave.Studio.Accounts;
using Concave.Studio.Accounts.Elsewhere;
using Concave.Studio.Accounts.Links;
using Concave.Studio.Accounts.Passkeys;
using Concave.Studio.Accounts.SetUp;
using Concave.Studio.Accounts.SignIn;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Activity;
using Concave.Studio.Audits;
using Concave.Studio.Composition;
using Concave.Studio.Health;
using Concave.Studio.Installations;
using Concave.Studio.Installations.People;
using Concave.Studio.Pairs;
using Concave.Studio.Projects;
using Concave.Studio.Register;
using Concave.Studio.Start;
using Concave.Studio.Workers;
using Concave.Ui;
using Concave.Ui.Assets;
using Concave.Ui.Languages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Host;

/// <summary>The studio: pages, API and background workers in one process.</summary>
public static class StudioHost
{
    // A long judgment with its draft is some hundred kilobytes. Endpoints that take files say so themselves.
    private const long LargestBody = 4 * 1024 * 1024;

    /// <summary>Puts the host together. Call <see cref="Prepare"/> before starting it.</summary>
    public static WebApplication Build(StudioOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [], ApplicationName = typeof(StudioHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        Log(builder.Logging);
        options.Replace?.Invoke(builder.Services);
        AddServices(builder.Services, options);
        var app = builder.Build();
        Answer(app);
        return app;
    }

    /// <summary>
    /// Makes sure that the database has this version's schema: the embedded one is brought to it, after a copy; on
    /// PostgreSQL somebody decides when, and runs <c>concave migrate</c>.
    /// </summary>
    /// <returns>schema-behind or schema-ahead when the host must not start.</returns>
    public static async Task<Result<Done>> Prepare(WebApplication app, CancellationToken stop)
    {
        var store = app.Services.GetRequiredService<Store>();
        var schema = await store.Schema(stop);
        if (schema == SchemaState.Ahead)
            return Ahead;
        if (schema == SchemaState.Behind && app.Services.GetRequiredService<Installation>().Postgres is not null)
            return Behind;
        if (schema == SchemaState.Behind)
            await store.Migrate(stop);
        return default(Done);
    }

    /// <summary>The path under which the first account is opened; null when there is an account.</summary>
    public static async Task<string?> SetUpPath(WebApplication app, CancellationToken stop) =>
        await app.Services.GetRequiredService<SetUpCode>().Make(stop) is { } code ? $"/set-up?code={code}" : null;

    private static readonly Problem Behind = new(
        "schema-behind", ProblemKind.Refused, "The database lacks migrations of this version.",
        "Back it up, then run `concave migrate` with the same --postgres while no older version runs.");

    private static readonly Problem Ahead = new(
        "schema-ahead", ProblemKind.Refused, "The database was migrated by a newer version of Concave.", "Start that version, or restore an older backup.");

    private static void Log(ILoggingBuilder logging) => logging
        .ClearProviders()
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Concave", LogLevel.Information)
        // A host that does not start says why by its exception.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        // Keys at rest are as safe as the folder they are in, which also holds the master key: no need to say so at each start.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss'Z' "))
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static void AddServices(IServiceCollection services, StudioOptions options)
    {
        services.AddConcave(options.Installation);
        services.AddConcaveUi();
        services.AddSignIn(options);
        services.AddWorkers();
        services.AddSingleton<ViewInstallation>().AddSingleton<MeasureStorage>().AddSingleton<ViewStart>().AddSingleton<ListPeople>().AddSingleton<ViewPerson>();
        services.AddSingleton<SetRoles>().AddSingleton<SetProjectRoles>().AddSingleton<DisableAccount>().AddSingleton<MakeLink>().AddScoped<InvitePerson>();
        services.AddSingleton(new AssetSource(typeof(StudioHost).Assembly));
        services.AddSingleton<ViewBoard>().AddSingleton<OwnData>().AddSingleton<KeepRegister>();
        services.AddSingleton<ListPairs>().AddSingleton<ReadPair>().AddSingleton<ReadLedger>();
        services.AddSingleton(new ProjectRoom("pairs", () => T("Pairs"), Roles.Lead)).AddSingleton(new ProjectRoom("activity", () => T("Activity"), Roles.Lead | Roles.Client));
        services.AddAudits(options);
        services.AddProblemDetails();
        services.AddApiDocument();
        services.AddRateLimiter(limiter => AddressLimits.Add(limiter, options));
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that the answer can say what was wrong
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var proxy in options.Proxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        HealthEndpoints.Add(services);
    }

    // What somebody holds on the project that the request is about, beside their roles everywhere.
    private static async Task Granted(HttpContext http, RequestDelegate next)
    {
        if (await http.RequestServices.GetRequiredService<GrantOfRequest>().Find(http) is { } grant)
            http.Features.Set(grant);
        await next(http);
    }

    private static void Answer(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.Add);
        app.Use(LanguageOfRequest.Guess);
        app.UseExceptionHandler(FaultAnswers.ForExceptions);
        app.UseHsts();
        app.UseStatusCodePages(context => FaultAnswers.Write(context.HttpContext));
        app.UseRouting();
        app.Use(SameOrigin.Check);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(LanguageOfRequest.Know);
        app.Use(Granted);
        app.UseAuthorization();
        app.Use(ScopeCheck.Check);
        app.UseAntiforgery();
        app.Use(FormToken.Check);

        app.MapConcaveUi();
        HealthEndpoints.Map(app);
        SignInEndpoints.Map(app);
        SetUpEndpoints.Map(app);
        LinkEndpoints.Map(app);
        AccountEndpoints.Map(app);
        ChooseLanguage.Map(app);
        PasskeyEndpoints.Map(app);
        ElsewhereEndpoints.Map(app);
        StartEndpoints.Map(app);
        ProjectEndpoints.Map(app);
        BeginProject.Map(app);
        PairEndpoints.Map(app);
        ActivityEndpoints.Map(app);
        InstallationEndpoints.Map(app);
        OwnDataEndpoints.Map(app);
        RegisterEndpoints.Map(app);
        AuditEndpoints.Map(app);
        PeoplePages.Map(app);
        PeopleEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScoping().MapMatching().MapPreScoring().MapAnnotation().MapQuality().MapDelivery();
        foreach (var stage in app.Services.GetServices<IStage>())
            stage.MapPages(app.MapProject(stage.Slug));
    }
}
