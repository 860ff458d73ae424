using System.Collections.Concurrent;
using System.Text.Json;
using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Annotation.Features;

/// <summary>A qualified annotator as a claim needs them.</summary>
internal sealed record Claimant(Guid AnnotatorId, Guid QualificationId, string Pseudonym, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages)
{
    private const string Any = "";
    private static readonly ConcurrentDictionary<Guid, Claimant> Known = new();

    /// <summary>True when the person is listed for the pair's domain and language; a pair that states none is for everybody.</summary>
    internal bool Reads((string Domain, string Language) pair) => Domains.Contains(pair.Domain) && Languages.Contains(pair.Language);

    /// <summary>The person's newest qualification that has not ended, or why there is none.</summary>
    internal static async Task<Result<Claimant>> Find(ConcaveDb db, Guid projectId, Guid annotatorId, CancellationToken stop)
    {
        var rows = await db.Rows(ClaimSql.Qualifications, row => (Id: row.GetGuid(0), Ended: row.IsDBNull(2) ? null : row.GetString(2), Profile: row.GetString(1)), stop, projectId, annotatorId);
        return rows switch
        {
            [] => Errors.NotQualified,
            _ when rows.Find(r => r.Ended is null) is { Profile: not null } live => Known.GetOrAdd(live.Id, id => Read(id, annotatorId, live.Profile)),
            [var last, ..] => Errors.QualificationEnded(last.Ended!),
        };
    }

    private static Claimant Read(Guid qualification, Guid annotatorId, string profile)
    {
        var record = JsonSerializer.Deserialize<AnnotatorRecord>(profile, RecordJson.Options)!;
        return new(annotatorId, qualification, record.Annotator, [Any, .. record.Domains], [Any, .. record.Languages]);
    }
}
