using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Calibrating;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Routing;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Rounds;

/// <summary>Reads what a round is made of.</summary>
internal sealed class GatherRound(ContentVault vault)
{
    /// <summary>The material of a round over the given pairs.</summary>
    /// <param name="db">A context for reading.</param>
    /// <param name="roundsBefore">What <see cref="CountRounds"/> gave before the pairs were chosen.</param>
    /// <param name="guidelines">The approved guidelines the batch is under.</param>
    /// <param name="pairs">Its production pairs.</param>
    /// <param name="recordedSlots">Judgments to be replayed, by pair, or null.</param>
    /// <param name="provider">Whose opinions route the pairs; null when the project has at most one provider.</param>
    /// <param name="stop">Stops reading.</param>
    internal async Task<Result<RoundMaterial>> Handle(
        ConcaveDb db, int roundsBefore, ApprovedGuidelines guidelines, IReadOnlyList<MaterialPair> pairs,
        IReadOnlyDictionary<Guid, int>? recordedSlots, string? provider, CancellationToken stop)
    {
        var project = guidelines.ProjectId;
        var chosen = await OpinionProviders.Choose(db, project, provider, stop);
        if (chosen.Failed)
            return chosen.Problem;
        if (await UnderWay(db, project, provider ?? chosen.Value, any: provider is null, stop) is { } asking)
            return PassErrors.Unfinished(asking);
        var document = await vault.Open<GuidelinesDocument>(project, guidelines.Document, stop);
        IReadOnlyList<NamedCalibration> fitted =
            [.. (await FitCalibrations.Handle(db, project, chosen.Value, document.Plan, stop)).Select(f => f.Calibration).OfType<NamedCalibration>()];
        var gold = await UnusedGold(db, project, pairs, stop);
        return new RoundMaterial
        {
            ProjectId = project,
            GuidelinesId = guidelines.Id,
            GuidelinesHash = guidelines.Hash,
            Plan = document.Plan,
            Pairs = pairs,
            RecordedSlots = recordedSlots,
            Provider = chosen.Value,
            Calibrations = fitted,
            Opinions = await Opinions(db, project, chosen.Value, fitted, stop),
            UnusedGold = gold,
            Truths = await db.VerifiedAnswers.Where(v => v.ProjectId == project).ToDictionaryAsync(v => v.PairId, v => v.Truth, stop),
            Announced = await NoticeInForce.TellsOfWrongSuggestions(db, stop),
            Annotators = await Annotators(db, project, stop),
            RoundsBefore = roundsBefore,
        };
    }

    /// <summary>
    /// Rounds of the project so far, to be read before anything else: a round that begins between two reads would
    /// otherwise be counted although its pairs were still seen as unused.
    /// </summary>
    internal static Task<int> CountRounds(ConcaveDb db, Guid project, CancellationToken stop) =>
        db.Rounds.CountAsync(r => r.ProjectId == project, stop);

    /// <summary>Pairs of one purpose that no round of the project holds, in the order they were imported.</summary>
    internal static async Task<List<MaterialPair>> Unused(ConcaveDb db, Guid project, PairPurpose purpose, CancellationToken stop) =>
        await db.Pairs.Where(p => p.ProjectId == project && p.Purpose == purpose && !db.RoutedPairs.Any(r => r.PairId == p.Id) && !db.GoldRetirements.Any(r => r.PairId == p.Id))
            .OrderBy(p => p.Id).Select(p => new MaterialPair(p.Id, new Subject(p.Domain, p.Language))).ToListAsync(stop);

    // Of any provider when none is named: its first opinion may come a moment later.
    private static async Task<string?> UnderWay(ConcaveDb db, Guid project, string provider, bool any, CancellationToken stop)
    {
        foreach (var pass in await db.FirstPasses.Where(p => p.ProjectId == project && (any || p.Provider == provider)).ToListAsync(stop))
        {
            if ((await db.LastStep(pass.Id, stop)).State == PassState.Running)
                return pass.Provider;
        }

        return null;
    }

    private static async Task<Dictionary<Guid, RoutedOpinion>> Opinions(
        ConcaveDb db, Guid project, string provider, IReadOnlyList<NamedCalibration> fitted, CancellationToken stop)
    {
        var calibration = Calibration.By(fitted, provider.StartsWith(RecordedPreScorer.Prefix, StringComparison.Ordinal) ? Calibration.AsStated : Calibration.None);
        var given = await db.Opinions.Where(o => o.ProjectId == project && o.Provider == provider)
            .Join(db.Pairs, o => o.PairId, p => p.Id, (o, p) => new { o.PairId, o.Choice, o.ChoiceSwapped, o.Confidence, o.State, p.Language }).ToListAsync(stop);
        return given.ToDictionary(o => o.PairId, o => new RoutedOpinion(o.Choice, o.ChoiceSwapped, calibration.Of(o.Language, o.Confidence), o.State));
    }

    private static async Task<List<MaterialPair>> UnusedGold(ConcaveDb db, Guid project, IReadOnlyList<MaterialPair> pairs, CancellationToken stop)
    {
        var domains = pairs.Select(p => p.Subject.Domain).ToHashSet(StringComparer.Ordinal);
        var languages = pairs.Select(p => p.Subject.Language).ToHashSet(StringComparer.Ordinal);
        var unused = await Unused(db, project, PairPurpose.Gold, stop);
        return unused.FindAll(g => domains.Contains(g.Subject.Domain) && languages.Contains(g.Subject.Language));
    }

    private static async Task<List<Skills>> Annotators(ConcaveDb db, Guid project, CancellationToken stop)
    {
        var qualified = await db.QualifiedAnnotators
            .Where(q => q.ProjectId == project && !db.QualificationEnds.Any(e => e.QualificationId == q.Id))
            .OrderBy(q => q.Id).Select(q => new { q.AnnotatorId, q.Profile }).ToListAsync(stop);
        return [.. qualified.DistinctBy(q => q.AnnotatorId).Select(q => SkillsOf(q.AnnotatorId, q.Profile))];
    }

    private static Skills SkillsOf(Guid annotator, string profile)
    {
        var record = System.Text.Json.JsonSerializer.Deserialize<AnnotatorRecord>(profile, RecordJson.Options)
            ?? throw new InvalidDataException($"The profile of annotator {annotator:D} holds null.");
        return new(annotator, record.Domains, record.Languages);
    }
}
