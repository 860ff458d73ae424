using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Panel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Takes the people of a recorded plan as they are: nothing here measured them, and everything made from their judgments
/// says so. The same name is the same person again.
/// </summary>
public sealed class AcceptRecorded(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="Names">As the record calls them: <c>annotator1</c>; each 1 to 200 characters.</param>
    public sealed record Request(Guid ProjectId, IReadOnlyList<string> Names);

    /// <returns>Who each name stands for.</returns>
    public async Task<Result<RecordedPeople>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        if (request.Names.Any(name => name.Length is 0 or > 200 || name.Any(char.IsControl)))
            return RecordedErrors.BadName;
        var read = await GuidelinesInForce.Read(store, vault, request.ProjectId, stop);
        if (read.Failed)
            return read.Problem;
        if (read.Value.Plan.Recorded is null)
            return ProjectErrors.NotRecorded;
        return await store.Write<RecordedPeople>(async db =>
        {
            await Exclusive.Lock(db, "recorded", request.ProjectId, stop);
            var known = await db.RecordedPeople.AsNoTracking().Where(r => r.ProjectId == request.ProjectId).ToDictionaryAsync(r => r.Name, stop);
            var people = request.Names.Distinct(StringComparer.Ordinal).ToDictionary(
                name => name, name => known.GetValueOrDefault(name) ?? Take(db, read.Value.Project, name), StringComparer.Ordinal);
            return new RecordedPeople(people.ToDictionary(
                p => p.Key,
                p => new RecordedAnnotator(p.Value.AnnotatorId, p.Value.QualificationId, pseudonyms.Of(read.Value.Project.ClientId, p.Value.AnnotatorId)),
                StringComparer.Ordinal));
        }, stop);
    }

    private RecordedPerson Take(ConcaveDb db, Project project, string name)
    {
        var annotator = clock.NewId();
        var pseudonym = pseudonyms.Of(project.ClientId, annotator);
        var qualification = new QualifiedAnnotator
        {
            Id = clock.NewId(),
            ProjectId = project.Id,
            AnnotatorId = annotator,
            Pseudonym = pseudonym,
            Basis = QualificationBasis.Recorded,
            Attempt = 0,
            Threshold = 0,
            Pairs = 0,
            Profile = Profile(pseudonym, project.Simulated),
            QualifiedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        var person = new RecordedPerson { ProjectId = project.Id, Name = name, AnnotatorId = annotator, QualificationId = qualification.Id };
        db.Add(qualification);
        db.Add(person);
        return person;
    }

    private static string Profile(string pseudonym, bool simulated) => Encoding.UTF8.GetString(CanonicalJson.Of(new AnnotatorRecord
    {
        Annotator = pseudonym,
        Domains = [],
        Languages = [],
        Credentials = [],
        Basis = QualificationBasis.Recorded,
        Simulated = simulated,
    }));
}

/// <summary>Who a recorded name stands for.</summary>
public sealed record RecordedAnnotator(Guid AnnotatorId, Guid QualificationId, string Pseudonym);

/// <summary>Everybody asked for, by the name in the record.</summary>
public sealed record RecordedPeople(IReadOnlyDictionary<string, RecordedAnnotator> ByName);
