using System.Text;
using Concave.Annotation.Features;
using Concave.Cli.Home;
using Concave.Data.Jobs;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Matching;
using Concave.PreScoring.Features.OpenBatch;
using Concave.PreScoring.Features.RecordOpinions;
using Concave.Scoping;

namespace Concave.Cli.Produce;

/// <summary>
/// One run of recorded work, in an installation of its own that is gone afterwards. The same handlers as in the studio;
/// what the record never had is declared in the plan before anything is taken in.
/// </summary>
internal sealed class ProduceRun : IAsyncDisposable
{
    private const string NoNda = "The person who ran `concave produce` supplied the file and processes it on their own machine. No client data was taken in, so no NDA was signed.";

    private readonly OwnHome _home;
    private readonly Actor _operator;
    private readonly Dictionary<string, Guid> _pairs = new(StringComparer.Ordinal);

    private ProduceRun(OwnHome home)
    {
        _home = home;
        _operator = new(Clock.NewId(), Roles.Lead);
    }

    private TimeProvider Clock => _home.Get<TimeProvider>();

    internal static async Task<ProduceRun> Begin(CancellationToken stop) => new(await OwnHome.Temporary(stop));

    public ValueTask DisposeAsync() => _home.DisposeAsync();

    internal async Task<Result<ProduceOutcome>> Handle(ProduceInput input, Action<string> step, CancellationToken stop)
    {
        step("Reading the judgments …");
        var read = await RecordedJudgments.Read(input.Pairs, input.Format, input.Judgments, stop);
        if (read.Failed)
            return read.Problem;
        var judgments = read.Value.Judgments;
        var project = await Approve(input, judgments, stop);
        if (project.Failed)
            return project.Problem;

        step("Taking the pairs in …");
        var imported = await _home.Get<ImportPairs>().Handle(
            new(project.Value, input.Pairs, input.Format, PairPurpose.Production) { Hygiene = false, OnStored = (id, externalId) => _pairs[externalId] = id }, _operator, stop);
        if (imported.Failed)
            return imported.Problem;
        if (input.Opinions is { } opinions
            && (await _home.Get<RecordOpinions>().Handle(new(project.Value, opinions, NameOf(opinions)), _operator, stop)).Problem is { } faulty)
            return faulty;

        var judged = judgments.Where(j => _pairs.ContainsKey(j.Pair)).ToList();
        var facts = new RunFacts(project.Value, imported.Value, judged, JudgmentsSetAside: read.Value.Faults.Count + judgments.Count - judged.Count, input);
        if (judged.Count == 0)
            return Outcomes.NothingJudged(facts);
        step($"Replaying {judged.Count} judgments …");
        var batch = await Judge(facts, stop);
        if (batch.Failed)
            return batch.Problem;
        step("Checking the gates …");
        await _home.Get<WorkJobs>().RunDue(stop);
        return await new Outcomes(_home, _operator).Of(facts, batch.Value, step, stop);
    }

    private async Task<Result<Guid>> Approve(ProduceInput input, List<ReadJudgment> judgments, CancellationToken stop)
    {
        var name = NameOf(input.Pairs);
        var plan = input.Plan ?? RecordedPlan.For(NameOf(input.Judgments ?? input.Pairs), judgments);
        var client = await _home.Get<CreateClient>().Handle(new($"Owner of {name}"), _operator, stop);
        if (client.Failed)
            return client.Problem;
        var project = await _home.Get<CreateProject>().Handle(new(client.Value, $"Recorded work: {name}", Simulated: false), _operator, stop);
        if (project.Failed)
            return project.Problem;
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var nda = await _home.Get<RecordNda>().Handle(new(project.Value, "own data: no third party", today, "no-nda.txt", Encoding.UTF8.GetBytes(NoNda)), _operator, stop);
        if (nda.Failed)
            return nda.Problem;
        var document = RecordedPlan.Guidelines($"Recorded work: {name}", plan, judgments, judgments.Count);
        var draft = await _home.Get<DraftGuidelines>().Handle(new(project.Value, document), _operator, stop);
        if (draft.Failed)
            return draft.Problem;
        var approved = await _home.Get<ApproveGuidelines>().Handle(new(project.Value, draft.Value.Hash), new(Clock.NewId(), Roles.Client, client.Value), stop);
        return approved.Failed ? approved.Problem : project.Value;
    }

    private async Task<Result<Guid>> Judge(RunFacts facts, CancellationToken stop)
    {
        var people = await _home.Get<AcceptRecorded>().Handle(
            new(facts.ProjectId, [.. facts.Judged.Select(j => j.Annotator).Distinct(StringComparer.Ordinal)]), _operator, stop);
        if (people.Failed)
            return people.Problem;
        var slots = facts.Judged.GroupBy(j => _pairs[j.Pair]).ToDictionary(g => g.Key, g => g.Select(j => j.Annotator).Distinct(StringComparer.Ordinal).Count());
        var batch = await _home.Get<OpenBatch>().Handle(new(facts.ProjectId, [.. slots.Keys.Order()], RecordedSlots: slots), _operator, stop);
        if (batch.Failed)
            return batch.Problem;
        var replayed = await _home.Get<ReplayJudgments>().Handle(
            new(batch.Value.BatchId, [.. facts.Judged.Select(j => Recorded(j, people.Value.ByName[j.Annotator]))]), _operator, stop);
        return replayed.Failed ? replayed.Problem : batch.Value.BatchId;
    }

    private RecordedJudgment Recorded(ReadJudgment judgment, RecordedAnnotator who) =>
        new(_pairs[judgment.Pair], who.AnnotatorId, who.QualificationId, who.Pseudonym, judgment.Choice)
        {
            Scores = judgment.Scores,
            Rationale = judgment.Rationale ?? "",
            Difficulty = judgment.Difficulty,
            Confidence = judgment.Confidence ?? -1,
            ActiveMs = judgment.Seconds is { } seconds ? (long)(seconds * 1000) : -1,
        };

    private static string NameOf(string path) => Path.GetFileName(path);
}

/// <summary>What a run knows when its judgments are about to be replayed.</summary>
internal sealed record RunFacts(Guid ProjectId, ImportReport Import, List<ReadJudgment> Judged, int JudgmentsSetAside, ProduceInput Input)
{
    internal ProducedRows Rows => new(
        Import.Read, Import.Accepted, Import.SetAsideCount, Import.SetAsideByCode, Import.SameContent, JudgmentsSetAside,
        Import.Accepted - Judged.Select(j => j.Pair).Distinct(StringComparer.Ordinal).Count());

    internal int Annotators => Judged.Select(j => j.Annotator).Distinct(StringComparer.Ordinal).Count();
}
