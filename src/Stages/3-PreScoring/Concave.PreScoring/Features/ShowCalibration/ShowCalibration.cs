using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Calibrating;
using Concave.PreScoring.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.ShowCalibration;

/// <summary>What each judge's confidence is worth by the verdicts there are now, language by language. For leads.</summary>
public sealed class ShowCalibration(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<IReadOnlyList<CalibrationView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return PassErrors.ProjectUnknown;
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        if (approved is null)
            return Array.Empty<CalibrationView>();
        var plan = (await vault.Open<GuidelinesDocument>(request.ProjectId, approved.Document, stop)).Plan;
        List<CalibrationView> views = [];
        foreach (var group in (await Given(db, request.ProjectId, stop)).GroupBy(g => g.Provider).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var fitted = await FitCalibrations.Handle(db, request.ProjectId, group.Key, plan, stop);
            views.AddRange(group.OrderBy(g => g.Language, StringComparer.Ordinal).Select(g => View(g, fitted, plan)));
        }

        return views;
    }

    private sealed record GivenGroup(string Provider, string Language, double? Stated, bool Same, int Pairs);

    private sealed record LanguageGroup(string Provider, string Language, IReadOnlyList<GivenGroup> Stated);

    private static async Task<List<LanguageGroup>> Given(ConcaveDb db, Guid project, CancellationToken stop)
    {
        var given = await db.Opinions.Where(o => o.ProjectId == project)
            .Join(db.Pairs.Where(p => p.Purpose == PairPurpose.Production), o => o.PairId, p => p.Id, (o, p) => new
            {
                o.Provider,
                p.Language,
                o.Confidence,
                Same = o.State == OpinionState.Sound && o.Choice != null && o.Choice == o.ChoiceSwapped,
            })
            .GroupBy(o => new { o.Provider, o.Language, o.Confidence, o.Same })
            .Select(g => new GivenGroup(g.Key.Provider, g.Key.Language, g.Key.Confidence, g.Key.Same, g.Count())).ToListAsync(stop);
        return [.. given.GroupBy(g => (g.Provider, g.Language)).Select(g => new LanguageGroup(g.Key.Provider, g.Key.Language, [.. g]))];
    }

    private static CalibrationView View(LanguageGroup given, IReadOnlyList<FitCalibrations.Fitted> fitted, QualityPlan plan)
    {
        var known = fitted.FirstOrDefault(f => f.Language == given.Language);
        var record = known?.Calibration?.Record;
        var all = given.Stated.Sum(g => g.Pairs);
        // Of what the judge said so far; the random sample is judged twice in any case and not counted here.
        double Twice(double threshold) => 1 - (given.Stated.Where(g => g.Same && g.Stated >= threshold && record is not null
            && CalibrationRules.ConfidenceAt(record.Points, g.Stated!.Value) >= plan.BorderlineConfidence).Sum(g => g.Pairs) / (double)all);
        return new()
        {
            Provider = given.Provider,
            Language = given.Language,
            Opinions = all,
            Verdicts = known?.Pairs ?? 0,
            Needed = CalibrationRules.LeastPairs,
            Digest = known?.Calibration?.Digest,
            Calibration = record,
            Shares = [.. record?.Tests.Select(t => new ThresholdShare(t, Twice(t.Stated))) ?? []],
            JudgedTwice = record is { Threshold: >= 0 } ? Twice(record.Threshold) : 1,
        };
    }
}

/// <summary>A threshold and what it costs.</summary>
/// <param name="Test">The threshold as it was tested.</param>
/// <param name="JudgedTwice">Share of the judge's opinions that would send their pair to two people.</param>
public sealed record ThresholdShare(ThresholdTest Test, double JudgedTwice);

/// <summary>What a judge's confidence is worth in one language.</summary>
public sealed record CalibrationView
{
    public required string Provider { get; init; }

    /// <summary>BCP-47; "" where the client gave none.</summary>
    public required string Language { get; init; }

    /// <summary>Production pairs it has an opinion on.</summary>
    public required int Opinions { get; init; }

    /// <summary>Of these, sound and consistent ones with a verdict people gave without seeing them.</summary>
    public required int Verdicts { get; init; }

    /// <summary>With fewer verdicts every pair is borderline.</summary>
    public required int Needed { get; init; }

    /// <summary>The name that a round opened now would be routed by; null with too few verdicts.</summary>
    public string? Digest { get; init; }

    /// <summary>What the verdicts come to; null with too few.</summary>
    public CalibrationRecord? Calibration { get; init; }

    /// <summary>Every threshold that was tried, and what it would cost.</summary>
    public required IReadOnlyList<ThresholdShare> Shares { get; init; }

    /// <summary>Share of its opinions that send their pair to two people as things stand, in [0, 1].</summary>
    public required double JudgedTwice { get; init; }
}
