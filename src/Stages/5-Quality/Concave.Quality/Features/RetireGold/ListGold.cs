using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A verified pair with what people answered, and whether it still counts.</summary>
/// <param name="ExternalId">The client's name of the pair.</param>
/// <param name="Purpose">Gold or Calibration.</param>
/// <param name="Answers">People who answered it.</param>
/// <param name="Right">Of those, as verified.</param>
/// <param name="Expected">Right answers that these people would give to an ordinary verified pair.</param>
/// <param name="Discrimination">Accuracy elsewhere of those who got it right minus that of the others; null when all are of one kind.</param>
/// <param name="MostSaid">The answer given most often.</param>
/// <param name="MostSaidBy">By so many.</param>
/// <param name="CanRetire">False once its round is decided, or when it is retired already.</param>
/// <param name="RetiredAt">Null while it counts.</param>
/// <param name="RetiredWhy">"" while it counts.</param>
/// <param name="RetiredBy">Pseudonym; "" while it counts.</param>
public sealed record GoldItemView(
    Guid PairId, string ExternalId, PairPurpose Purpose, Choice Truth, int Answers, int Right, double Expected, double? Discrimination, Choice MostSaid, int MostSaidBy,
    ItemFinding Finding, bool CanRetire, DateTimeOffset? RetiredAt, string RetiredWhy, string RetiredBy);

/// <summary>The verified pairs of a project that somebody answered, those that something speaks against first [C4].</summary>
public sealed class ListGold(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    private sealed record Known(Guid Id, string ExternalId, PairPurpose Purpose, Choice Truth, bool Decided);

    /// <returns>The pairs; project-unknown.</returns>
    public async Task<Result<IReadOnlyList<GoldItemView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return Errors.ProjectUnknown;
        var items = ItemRules.Look(await Answers(db, request.ProjectId, stop)).ToDictionary(i => i.Pair);
        var retired = await Retired(db, request.ProjectId, stop);
        return (await Pairs(db, request.ProjectId, stop)).Where(p => items.ContainsKey(p.Id) || retired.ContainsKey(p.Id))
            .Select(p => View(p, items.GetValueOrDefault(p.Id), retired.GetValueOrDefault(p.Id)))
            .OrderByDescending(v => v is { RetiredAt: null, Finding: not (ItemFinding.Fine or ItemFinding.TooFew) })
            .ThenBy(v => v.Answers == 0 ? 0 : (v.Right - v.Expected) / v.Answers).ThenBy(v => v.PairId).ToArray();
    }

    private static async Task<List<ItemAnswer>> Answers(ConcaveDb db, Guid project, CancellationToken stop)
    {
        var gold = await db.SubmittedJudgments.Where(j => j.ProjectId == project && j.Purpose == PairPurpose.Gold).OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id)
            .Join(db.VerifiedAnswers, j => j.PairId, v => v.PairId, (j, v) => new { j.PairId, j.AnnotatorId, j.Choice, v.Truth }).ToListAsync(stop);
        var calibration = await db.QualificationAnswers.Where(a => a.ProjectId == project && a.Purpose == PairPurpose.Calibration).OrderBy(a => a.AnsweredAt).ThenBy(a => a.Id)
            .Select(a => new { a.PairId, a.AnnotatorId, a.Choice, a.Truth }).ToListAsync(stop);
        return [.. gold.Concat(calibration).DistinctBy(a => (a.PairId, a.AnnotatorId)).Select(a => new ItemAnswer(a.PairId, a.AnnotatorId, a.Choice, a.Choice == a.Truth))];
    }

    private static Task<List<Known>> Pairs(ConcaveDb db, Guid project, CancellationToken stop) =>
        db.Pairs.Where(p => p.ProjectId == project && (p.Purpose == PairPurpose.Gold || p.Purpose == PairPurpose.Calibration))
            .Join(db.VerifiedAnswers, p => p.Id, v => v.PairId, (p, v) => new Known(
                p.Id, p.ExternalId, p.Purpose, v.Truth, db.RoutedPairs.Any(r => r.PairId == p.Id && db.BatchVerdicts.Any(d => d.RoundId == r.RoundId)))).ToListAsync(stop);

    private async Task<Dictionary<Guid, RetiredGoldRecord>> Retired(ConcaveDb db, Guid project, CancellationToken stop)
    {
        Dictionary<Guid, RetiredGoldRecord> retired = [];
        foreach (var row in await db.GoldRetirements.Where(r => r.ProjectId == project).ToListAsync(stop))
            retired[row.PairId] = await vault.Open<RetiredGoldRecord>(project, row.Content, stop);
        return retired;
    }

    private static GoldItemView View(Known pair, ItemFigures? item, RetiredGoldRecord? retired) => new(
        pair.Id, pair.ExternalId, pair.Purpose, pair.Truth, item?.Answers ?? 0, item?.Right ?? 0, item?.Expected ?? 0, item?.Discrimination, item?.MostSaid ?? pair.Truth, item?.MostSaidBy ?? 0,
        item?.Finding ?? ItemFinding.TooFew, !pair.Decided && retired is null, retired?.At, retired?.Reason ?? "", retired?.By ?? "");
}
