using System.Globalization;
using Concave.Data;
using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.PreScoring.Auditing;
using Concave.PreScoring.Judges;

namespace Concave.Cli.Audit;

/// <summary>Whom <c>--judge</c> names.</summary>
/// <param name="Said">recorded:FILE, the name of a judge, or null for nobody.</param>
/// <param name="Budget">Dollars.</param>
/// <param name="Home">Folder in which judges.json may be.</param>
internal sealed record AuditingJudge(string? Said, decimal? Budget, string Home)
{
    private const string Recorded = "recorded:";

    /// <summary>The judge, or why there is none; a model's has to be disposed.</summary>
    internal async Task<Result<Opened>> Open(CancellationToken stop)
    {
        if (Said is null)
            return new Opened(null);
        return Said.StartsWith(Recorded, StringComparison.Ordinal)
            ? (await RecordedJudge.Read(Said[Recorded.Length..], stop)).Then<Opened>(judge => new Opened(judge))
            : new OpenAuditJudge(new(new HomeFolder(Home)), new OpenJudge(TimeProvider.System)).Handle(Said, Budget).Then<Opened>(judge => new Opened(judge));
    }

    /// <summary>While it is asked.</summary>
    internal static string Line(JudgingProgress at) => string.Create(CultureInfo.InvariantCulture,
        $"{at.Done} of {at.Of} pairs with a cue, ${at.Spent:0.00##} of ${at.Budget:0.00##}, about ${at.InAll:0.00##} in all{(at.Guessed ? " (a guess from the length of the texts)" : "")}{(at.InAll > at.Budget ? "; the budget will not do" : "")}");

    internal sealed record Opened(IPairJudge? Judge);
}
