using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using static Concave.Datasets.Tests.Verify.Forge;

namespace Concave.Datasets.Tests.Verify;

/// <summary>Records changed, removed or added; every digest, projection and figure redone and signed with the house's own key.</summary>
internal static class RecordTamperings
{
    private const string Judgments = "data/annotations/train.jsonl";
    private const string Withdrawn = "data/evidence/withdrawn.jsonl";
    private const string Entries = "data/ledger/entries.jsonl";
    private const string Seals = "data/ledger/seals.jsonl";

    private static JudgmentRecord Gold => Honest.Judgments.First(j => j.Reason == RouteReason.Gold);

    private static WithdrawnJudgment Taken => Honest.Withdrawn.Single();

    private static JudgmentRecord Single => Honest.Judgments.First(j => j.Reason == RouteReason.Single);

    internal static IEnumerable<Tampering> All => [.. OfJudgments, .. OfWithdrawn, .. OfReviews, .. OfPairs, .. OfPeople, .. OfPlans, .. OfLabels, .. OfTheLedger];

    private static IEnumerable<Tampering> OfJudgments =>
    [
        new("a judgment removed", "ledger_rows", Judgments, f => f.Write(Without(Gold)), $"{Gold.Judgment:D}"),
        new("a judgment removed, signed with another key", "key", "signer.pub.pem", f => f.Write(Without(Gold), f.Other)),
        new("a judgment removed, all digests and the ledger redone, signed with the house's key", "kept_seals", Seals, f => f.Rewrite(Without(Gold)), "Seal 2"),
        new("a judgment's choice changed", "ledger_rows", Judgments, f => f.Write(With(j => j == Single, j => j with { Choice = Choice.Tie, Strength = 0 })), $"{Single.Judgment:D}"),
        new("a judgment's words changed", "ledger_rows", Judgments, f => f.Write(With(j => j == Single, j => j with { Rationale = "better words" })), $"{Single.Judgment:D}"),
        new("a judgment made faster", "ledger_rows", Judgments, f => f.Write(With(j => j == Single, j => j with { ActiveMs = 1 })), $"{Single.Judgment:D}"),
        new("a judgment dated back", "ledger_rows", Judgments, f => f.Write(With(j => j == Single, j => j with { SubmittedAt = j.SubmittedAt.AddDays(-1) })), $"{Single.Judgment:D}"),
        new("a judgment given to somebody else", "ledger_rows", Judgments, f => f.Write(With(j => j == Single, j => j with { Annotator = "ann-a" })), $"{Single.Judgment:D}"),
        new("a judgment added", "ledger_rows", Judgments, f => f.Write(Plus(Single with { Judgment = Added, StreamPosition = 900 })), $"{Added:D}"),
        new("a judgment doubled, ledger redone", "gold_places", Judgments, f => f.Rewrite(Plus(Single with { Judgment = Added })), $"{Added:D}"),
        new("a judgment by nobody, ledger redone", "references", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Annotator = "ann-x" })), $"{Single.Judgment:D}"),
        new("a judgment under other guidelines, ledger redone", "references", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Guidelines = new('b', 64) })), $"{Single.Judgment:D}"),
        new("a judgment of another batch, ledger redone", "references", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Batch = Added })), $"{Single.Judgment:D}"),
        new("a judgment of a round that never was, ledger redone", "references", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Round = 2 })), $"{Single.Judgment:D}"),
        new("a score of nine, ledger redone", "values", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Scores = [new("helpfulness", 9, 1)] })), $"{Single.Judgment:D}"),
        new("a strength of five, ledger redone", "values", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Strength = 5 })), $"{Single.Judgment:D}"),
        new("a flag that ends before it starts, ledger redone", "values", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Flags = [new("a", "safety", 5, 4)] })), $"{Single.Judgment:D}"),
        new("a suggestion shown on a sampled pair, ledger redone", "sample", Judgments, f => f.Rewrite(With(IsSampled, j => j with { SuggestionShown = true }))),
        new("a first answer made up, ledger redone", "sample", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { FirstChoice = FirstAnswer.A, FirstStrength = 1 })), $"{Single.Judgment:D}"),
        new("the responses' sides turned, ledger redone", "sides", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Sides = j.Sides == Side.ALeft ? Side.BLeft : Side.ALeft })), $"{Single.Judgment:D}"),
        new("sides not stated, ledger redone", "sides", Judgments, f => f.Rewrite(With(j => j == Single, j => j with { Sides = Side.Unknown })), $"{Single.Judgment:D}"),
        new("an easier gold pair, ledger redone", "gold_places", Judgments, f => f.Rewrite(With(j => j == Gold, Easier)), $"{Gold.Judgment:D}"),
        new("gold at another place, ledger redone", "gold_places", Judgments, f => f.Rewrite(With(j => j == Gold, j => j with { StreamPosition = j.StreamPosition + 1 })), $"{Gold.Judgment:D}"),
        new("gold told as ordinary work, ledger redone", "references", Judgments, f => f.Rewrite(With(j => j == Gold, j => j with { Purpose = PairPurpose.Production, Reason = RouteReason.Single })), $"{Gold.Judgment:D}"),
    ];

    private static IEnumerable<Tampering> OfWithdrawn =>
    [
        new("a judgment taken back removed", "ledger_rows", Withdrawn, f => f.Write(Honest with { Withdrawn = [] }), $"{Taken.Judgment.Judgment:D}"),
        new("a judgment taken back reworded", "ledger_rows", Withdrawn, f => f.Write(Honest with { Withdrawn = [Taken with { Judgment = Taken.Judgment with { Rationale = "another" } }] }), $"{Taken.Judgment.Judgment:D}"),
        new("a judgment passed off as taken back", "ledger_rows", Withdrawn, f => f.Write(Without(Single) with { Withdrawn = [Taken, new(Single, Single.SubmittedAt)] }), $"{Single.Judgment:D}"),
        new("a judgment taken back after its minute, ledger redone", "values", Withdrawn, f => f.Rewrite(Honest with { Withdrawn = [Taken with { WithdrawnAt = Taken.Judgment.SubmittedAt.AddSeconds(61) }] }), $"{Taken.Judgment.Judgment:D}"),
    ];

    private static IEnumerable<Tampering> OfReviews =>
    [
        new("a tier 1 flag removed", "ledger_rows", "data/evidence/flags.jsonl", f => f.Write(Honest with { Flags = [] }), $"{Honest.Flags[0].Flag:D}"),
        new("a tier 1 flag put on another judgment", "ledger_rows", "data/evidence/flags.jsonl", f => f.Write(Honest with { Flags = First(Honest.Flags, x => x with { Judgment = Single.Judgment }) }), $"{Honest.Flags[0].Flag:D}"),
        new("a flag on no judgment, ledger redone", "references", "data/evidence/flags.jsonl", f => f.Rewrite(Honest with { Flags = First(Honest.Flags, x => x with { Judgment = Added }) })),
        new("a resolution reworded", "ledger_rows", "data/evidence/resolutions.jsonl", f => f.Write(Honest with { Resolutions = First(Honest.Resolutions, r => r with { Text = "other reason" }) })),
        new("a resolution turned", "ledger_rows", "data/evidence/resolutions.jsonl", f => f.Write(Honest with { Resolutions = First(Honest.Resolutions, r => r with { Choice = r.Choice == Choice.A ? Choice.B : Choice.A }) })),
        new("a resolution removed", "ledger_rows", "data/evidence/resolutions.jsonl", f => f.Write(Honest with { Resolutions = [] }, report: Honest)),
        new("a spot check removed", "ledger_rows", "data/evidence/spot_checks.jsonl", f => f.Write(Honest with { SpotChecks = [.. Honest.SpotChecks.Skip(1)] }), $"{Honest.SpotChecks[0].SpotCheck:D}"),
        new("a spot check that now confirms", "ledger_rows", "data/evidence/spot_checks.jsonl", f => f.Write(Honest with { SpotChecks = First(Honest.SpotChecks, c => c with { Note = "fine", Confirmed = !c.Confirmed }) })),
        new("a spot check of a pair of one's own choice, ledger redone", "spot_checks", "data/evidence/spot_checks.jsonl", f => f.Rewrite(Honest with { SpotChecks = First(Honest.SpotChecks, c => c with { Pair = Undrawn }) })),
        new("a root cause made up", "ledger_rows", "data/evidence/root_causes.jsonl", f => f.Write(Honest with
        {
            RootCauses = [new() { RootCause = Added, Batch = Honest.Delivery.Batch, Round = 1, Cause = "none", Annotator = "ann-a", Note = "", At = Honest.Delivery.CreatedAt }],
        }), $"{Added:D}"),
        new("a retirement removed", "ledger_rows", "data/evidence/retired_gold.jsonl", f => f.Write(Honest with { RetiredGold = [] }), $"{Honest.RetiredGold[0].Retirement:D}"),
        new("gold that went badly retired afterwards", "ledger_rows", "data/evidence/retired_gold.jsonl", f => f.Write(Honest with { RetiredGold = [.. Honest.RetiredGold, Honest.RetiredGold[0] with { Retirement = Added, Pair = Kept }] }), $"{Added:D}"),
        new("a pair that is no gold retired, ledger redone", "references", "data/evidence/retired_gold.jsonl", f => f.Rewrite(Honest with { RetiredGold = First(Honest.RetiredGold, r => r with { Pair = Honest.Pairs[0].Pair }) }), $"{Honest.RetiredGold[0].Retirement:D}"),
        new("gold retired twice, ledger redone", "references", "data/evidence/retired_gold.jsonl", f => f.Rewrite(Honest with { RetiredGold = [.. Honest.RetiredGold, Honest.RetiredGold[0] with { Retirement = Added }] })),
    ];

    private static Guid Kept => Honest.Rounds[0].GoldPool.First(g => g != Honest.RetiredGold[0].Pair);

    private static IEnumerable<Tampering> OfPairs =>
    [
        new("a response changed", "ledger_rows", "data/evidence/pairs.jsonl", f => f.Write(Honest with { Pairs = First(Honest.Pairs, p => p with { ResponseA = "better" }) })),
        new("a pair given another language", "ledger_rows", "data/evidence/pairs.jsonl", f => f.Write(Honest with { Pairs = First(Honest.Pairs, p => p with { Language = "hi" }) })),
        new("a pair removed", "references", "data/evidence/routings.jsonl", f => Cut(f, "data/evidence/pairs.jsonl"), $"{Honest.Pairs[0].Pair:D}"),
        new("a truth turned", "ledger_rows", "data/evidence/truths.jsonl", f => f.Write(Honest with { Truths = First(Honest.Truths, t => t with { Truth = Choice.Tie }) })),
        new("a truth removed", "references", "data/evidence/rounds.jsonl", f => f.Write(Honest with { Truths = [.. Honest.Truths.Skip(1)] }), $"{Honest.Truths[0].Pair:D}"),
        new("a production pair told to be gold, ledger redone", "references", "data/evidence/routings.jsonl", f => f.Rewrite(Routed(Honest, r => r with { Reason = RouteReason.Gold }))),
        new("rows set aside that never were", "ledger_rows", "data/evidence/import.jsonl", f => f.Write(Honest with { Import = Honest.Import with { Read = 63, SetAside = [new("response-empty", 3)] } })),
        new("more rows accepted than there are, ledger redone", "ledger_rows", "data/evidence/import.jsonl", f => f.Rewrite(Honest with { Import = Honest.Import with { Read = 63, Accepted = 61 } })),
        new("sums that do not hold, ledger redone", "ledger_rows", "data/evidence/import.jsonl", f => f.Rewrite(Honest with { Import = Honest.Import with { Read = 99 } })),
    ];

    private static IEnumerable<Tampering> OfPeople =>
    [
        new("a calibration answer turned", "ledger_rows", "data/evidence/calibration_answers.jsonl", f => f.Write(Honest with { CalibrationAnswers = First(Honest.CalibrationAnswers, a => a with { Choice = Choice.Tie }) }), "ann-a"),
        new("a calibration answer removed", "ledger_rows", "data/evidence/calibration_answers.jsonl", f => f.Write(Honest with { CalibrationAnswers = [.. Honest.CalibrationAnswers.Skip(1)] }), "ann-a"),
        new("a pilot answer turned", "ledger_rows", "data/evidence/pilot_answers.jsonl", f => f.Write(Honest with { PilotAnswers = First(Honest.PilotAnswers, a => a with { Choice = Choice.Tie }) })),
        new("an annotator removed", "references", Judgments, f => f.Write(Honest with { Annotators = [.. Honest.Annotators.Skip(1)] })),
        new("an annotator who is a program", "guidelines", "data/evidence/delivery.jsonl", f => f.Write(Honest with { Annotators = First(Honest.Annotators, a => a with { Simulated = true }) })),
    ];

    private static IEnumerable<Tampering> OfPlans =>
    [
        new("a threshold lowered afterwards", "guidelines", "data/docs/guidelines.json", f => f.Write(Honest with { Guidelines = Honest.Guidelines with { Plan = Honest.Guidelines.Plan with { BatchKappa = 0.5 } } })),
        new("a plan beyond its range", "values", "data/docs/guidelines.json", f => f.Write(Honest with { Guidelines = Honest.Guidelines with { Plan = Honest.Guidelines.Plan with { SampleJudgments = 11 } } })),
        new("looser thresholds kept quiet", "guidelines", "data/evidence/delivery.jsonl", f => f.Write(Honest with { Delivery = Honest.Delivery with { LooserThanHouse = [] } })),
        new("another seed", "seeds", "data/evidence/seeds.jsonl", f => f.Write(Honest with { Seeds = First(Honest.Seeds, s => s with { Seed = new('0', 64) }) })),
        new("a routing changed", "routing", "data/evidence/routings.jsonl", f => f.Write(Honest with { Routings = First(Honest.Routings, r => r with { Routing = r.Routing with { Confidence = 0.5 } }) })),
        new("a routing given no place, ledger redone", "references", "data/evidence/pairs.jsonl", f => f.Rewrite(Honest with { Routings = [.. Honest.Routings.Skip(1)] })),
        new("a sample of one's own choice, ledger redone", "sample", "data/evidence/routings.jsonl", f => f.Rewrite(Routed(Honest, r => r with { InSample = !r.InSample }))),
        new("a round opened earlier", "ledger_rows", "data/evidence/rounds.jsonl", f => f.Write(Honest with { Rounds = First(Honest.Rounds, r => r with { OpenedAt = r.OpenedAt.AddDays(-1) }) }), $"{Honest.Rounds[0].Round:D}"),
        new("a gold pool out of order, ledger redone", "routing|references", "data/evidence/rounds.jsonl", f => f.Rewrite(Honest with { Rounds = First(Honest.Rounds, r => r with { GoldPool = [.. r.GoldPool.Reverse()] }) })),
    ];

    private static IEnumerable<Tampering> OfLabels =>
    [
        new("a verdict turned", "verdicts", "data/evidence/verdicts.jsonl", f => f.Write(Honest with { Verdicts = First(Honest.Verdicts, v => v with { Choice = v.Choice == Choice.A ? Choice.B : Choice.A }) }), $"{Honest.Verdicts[0].Pair:D}"),
        new("a verdict removed, ledger redone", "verdicts", "data/evidence/verdicts.jsonl", f => f.Rewrite(Honest with { Verdicts = [.. Honest.Verdicts.Skip(1)] }), $"{Honest.Verdicts[0].Pair:D}"),
        new("a verdict on other evidence, ledger redone", "verdicts", "data/evidence/verdicts.jsonl", f => f.Rewrite(Honest with { Verdicts = First(Honest.Verdicts, v => v with { Evidence = [] }) }), $"{Honest.Verdicts[0].Pair:D}"),
        new("chosen and rejected swapped, redone", "preference", "data/preference/train.jsonl", f => Projected(f, "train", l => [l[0].Replace("\"preferred\":\"a\"", "\"preferred\":\"b\"", StringComparison.Ordinal), .. l[1..]])),
        new("a confidence raised, redone", "preference", "data/preference/train.jsonl", f => Projected(f, "train", l => [l[0].Replace("\"confidence\":0.9", "\"confidence\":0.95", StringComparison.Ordinal), .. l[1..]])),
        new("a preference row left out, redone", "preference", "data/preference/train.jsonl", f => Projected(f, "train", l => l[1..])),
        new("a test row trained on, redone", "preference", "data/preference/test.jsonl", f =>
        {
            var moved = File.ReadAllLines(f.At("data/preference/test.jsonl"))[0];
            f.Lines("data/preference/test.jsonl", l => l.Skip(1));
            Projected(f, "train", l => [.. l, moved], sort: true);
        }),
        new("a batch that its gates withhold", "release", "data/docs/qa-report.json $.release", f => f.Rewrite(With(j => j.Reason == RouteReason.Gold, j => j with { Choice = Choice.Tie, Strength = 0 }, all: true))),
    ];

    private static IEnumerable<Tampering> OfTheLedger =>
    [
        new("the last entry left out", "ledger_chain", Entries, f => f.Write(Honest with { LedgerEntries = [.. Honest.LedgerEntries.SkipLast(1)] })),
        new("an entry left out and the rest numbered anew", "ledger_chain", Seals, f => f.Write(Honest with { LedgerEntries = [.. Honest.LedgerEntries.Where(e => e.Index != 9).Select((e, i) => e with { Index = i })] })),
        new("an entry dated back", "ledger_chain", Seals, f => f.Write(Honest with { LedgerEntries = First(Honest.LedgerEntries, e => e with { At = e.At.AddDays(-3) }) }), "root"),
        new("an entry under another seal", "ledger_chain", Entries, f => f.Write(Honest with { LedgerEntries = First(Honest.LedgerEntries, e => e with { Seal = 2 }) })),
        new("two entries with one id", "ledger_chain", Entries, f => f.Write(Honest with { LedgerEntries = First(Honest.LedgerEntries, e => e with { Entry = Honest.LedgerEntries[1].Entry }) })),
        new("a root changed", "ledger_chain", Seals, f => f.Write(Honest with { Seals = First(Honest.Seals, s => s with { Root = new('a', 64) }) }), "root"),
        new("a chain begun elsewhere", "ledger_chain", Seals, f => f.Write(Honest with { Seals = First(Honest.Seals, s => s with { Previous = new('a', 64) }) })),
        new("a seal of an earlier day", "ledger_chain", Seals, f => f.Write(Honest with { Seals = [Honest.Seals[0], Honest.Seals[1] with { Day = "2026-01-01" }] }), "day"),
        new("a seal of no day", "ledger_chain|schema", Seals, f => f.Write(Honest with { Seals = [Honest.Seals[0], Honest.Seals[1] with { Day = "2026-02-30" }] })),
        new("a seal left out", "kept_seals", Seals, f => f.Write(Honest with { Seals = [Honest.Seals[0]] }), "Seal 2"),
        new("a seal over fewer entries", "ledger_chain", Seals, f => f.Write(Honest with { Seals = [Honest.Seals[0], Honest.Seals[1] with { Count = Honest.Seals[1].Count - 1 }] })),
        new("two days sealed as one", "kept_seals", Seals, f => f.Write(Honest with
        {
            LedgerEntries = [.. Honest.LedgerEntries.Select(e => e with { Seal = 1 })],
            Seals = [LedgerChain.SealOver(null, new(2026, 3, 2), Honest.LedgerEntries)],
        }), "Seal 1"),
        new("a round made up after its judgments, ledger redone", "ledger_order", Entries, f => f.Write(Late())),
    ];

    private static Guid Added { get; } = Guid.Parse("99999999-0000-7000-8000-000000000001");

    private static Guid Undrawn => Honest.Verdicts.First(v => Honest.SpotChecks.All(c => c.Pair != v.Pair)).Pair;

    private static bool IsSampled(JudgmentRecord judgment) => judgment.Reason == RouteReason.Sample;

    private static DeliveryRecords Without(JudgmentRecord removed) => Honest with { Judgments = [.. Honest.Judgments.Where(j => j != removed)] };

    private static DeliveryRecords Plus(JudgmentRecord added) => Honest with { Judgments = [.. Honest.Judgments, added] };

    private static DeliveryRecords With(Func<JudgmentRecord, bool> which, Func<JudgmentRecord, JudgmentRecord> change, bool all = false) =>
        Honest with { Judgments = all ? [.. Honest.Judgments.Select(j => which(j) ? change(j) : j)] : Forge.Judgments(which, change) };

    private static JudgmentRecord Easier(JudgmentRecord gold)
    {
        var pair = Honest.Rounds[0].GoldPool.First(p => p != gold.Pair);
        return gold with { Pair = pair, Sides = new KeyedDraw(Convert.FromHexString(Honest.Seeds[0].Seed)).SideOf(pair, gold.Annotator) };
    }

    /// <summary>One routing changed, with the digest that the round keeps of all.</summary>
    private static DeliveryRecords Routed(DeliveryRecords records, Func<RoutingRecord, RoutingRecord> change)
    {
        var routings = First(records.Routings, r => r with { Routing = change(r.Routing) });
        return records with { Routings = routings, Rounds = First(records.Rounds, r => r with { RoutingDigest = RecordDigests.Routing(routings.Select(x => x.Routing)) }) };
    }

    private static void Projected(Forge forge, string split, Func<List<string>, IEnumerable<string>> change, bool sort = false)
    {
        forge.Lines($"data/preference/{split}.jsonl", l => sort ? change(l).Order(StringComparer.Ordinal) : change(l));
        forge.Redo();
    }

    /// <summary>The first row taken out and everything redone.</summary>
    private static void Cut(Forge forge, string file)
    {
        forge.Lines(file, l => l.Skip(1));
        forge.Redo();
    }

    /// <summary>The round's entry behind a judgment.</summary>
    private static DeliveryRecords Late()
    {
        var entries = Honest.LedgerEntries.ToList();
        var round = entries.FindIndex(e => e.Kind == LedgerKinds.Round);
        (entries[round], entries[round + 1]) = (entries[round + 1] with { Index = round, Seal = 1 }, entries[round] with { Index = round + 1, Seal = 2 });
        var first = LedgerChain.SealOver(null, new(2026, 3, 1), entries[..(round + 1)]);
        return Honest with { LedgerEntries = entries, Seals = [first, LedgerChain.SealOver(first, new(2026, 3, 2), entries[(round + 1)..])] };
    }
}
