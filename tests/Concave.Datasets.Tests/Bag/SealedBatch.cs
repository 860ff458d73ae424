using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Bag;

/// <summary>
/// A made-up batch whose draws are the ones its seed gives and whose ledger covers every row: 60 pairs, 6 gold pairs,
/// three sample annotators, one disagreement adjudicated, one flag, one judgment taken back and corrected, one other batch's entry in the ledger.
/// </summary>
internal static class SealedBatch
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];

    internal static QualityPlan Plan => MadeBatch.Plan with { SampleShare = 0.2, GoldShare = 0.1 };

    internal static DeliveryRecords Records { get; } = Make();

    /// <summary>The documents that a delivery of the records has.</summary>
    internal static Dictionary<string, byte[]> Documents(DeliveryRecords records)
    {
        var report = QaReport.From(records);
        return new(StringComparer.Ordinal)
        {
            ["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(records, report)),
            ["LICENSE.md"] = "sample licence\n"u8.ToArray(),
            ["data/docs/qa-report.json"] = report.ToJson(),
            ["data/docs/qa-report.html"] = Encoding.UTF8.GetBytes(ReportPage.Render(report)),
            ["data/docs/qa-report.hi.html"] = Encoding.UTF8.GetBytes(ReportPage.Render(report, "hi")),
            ["data/docs/guidelines.md"] = Encoding.UTF8.GetBytes(GuidelinesText.Markdown(records.Guidelines)),
            ["data/docs/guidelines.html"] = Encoding.UTF8.GetBytes(GuidelinesText.Html(records.Guidelines)),
        };
    }

    /// <summary>The same records with their ledger written anew, as somebody would who forges one.</summary>
    internal static DeliveryRecords Reseal(DeliveryRecords records)
    {
        var all = Entries(records).Select((e, i) => e with { Index = i, Entry = MadeBatch.Id(10, i) }).ToArray();
        var cut = Array.FindIndex(all, e => e.Kind == LedgerKinds.Judgment && e.Batch == MadeBatch.Batch);
        var first = LedgerChain.SealOver(null, new(2026, 3, 1), all[..cut]);
        var second = LedgerChain.SealOver(first, new(2026, 3, 2), all[cut..]);
        return records with
        {
            LedgerEntries = [.. all[..cut].Select(e => e with { Seal = 1 }), .. all[cut..].Select(e => e with { Seal = 2 })],
            Seals = [first, second],
        };
    }

    private static DeliveryRecords Make()
    {
        var draw = new KeyedDraw(Seed);
        Guid[] pairs = [.. Enumerable.Range(0, 60).Select(MadeBatch.PairId)];
        Guid[] pool = [.. Enumerable.Range(0, 6).Select(MadeBatch.GoldId)];
        var basis = MadeBatch.Records(Plan);
        var document = basis.Guidelines;
        var hash = RecordDigests.Guidelines(document);
        var sample = draw.Sample(pairs, Plan.SampleShare);
        var routings = Enumerable.Range(0, 60).Select(n => MadeBatch.Routing(n) with
        {
            InSample = sample.Contains(pairs[n]),
            Slots = sample.Contains(pairs[n]) ? 2 : 1,
            Reason = sample.Contains(pairs[n]) ? RouteReason.Sample : RouteReason.Single,
            SuggestionShown = !sample.Contains(pairs[n]),
        }).ToArray();
        var judgments = Streams(draw, sample, pool, hash).ToArray();
        var disputed = Disputed(sample);
        ResolutionRecord[] resolutions = [MadeBatch.Adjudication(disputed, MadeBatch.Right(disputed))];
        var made = Pairs(pairs.Length, pool.Length);
        var records = basis with
        {
            Delivery = basis.Delivery with { GuidelinesHash = hash, LooserThanHouse = PlanRules.LooserThanHouse(Plan) },
            Import = basis.Import with { Read = 62, Accepted = 60, PairsDigest = RecordDigests.Pairs(made) },
            Pairs = made,
            Truths = [.. Enumerable.Range(0, pool.Length).Select(n => new TruthRecord(pool[n], MadeBatch.Right(n), "checked twice"))],
            Rounds =
            [
                basis.Rounds[0] with
                {
                    SeedDigest = Digest.Hex(Seed), RoutingDigest = RecordDigests.Routing(routings), GoldPool = pool, Guidelines = hash,
                },
            ],
            Seeds = [new(MadeBatch.Round, Convert.ToHexStringLower(Seed))],
            Routings = [.. routings.Select(r => new RoundRouting(MadeBatch.Round, r))],
            Judgments = judgments,
            Withdrawn = [TakenBack(judgments[0])],
            Flags = [new(MadeBatch.Id(11, 1), judgments.First(j => j.Reason == RouteReason.Sample).Judgment, "fast", "3 s for 200 words", MadeBatch.Start.AddHours(1))],
            Resolutions = resolutions,
            RetiredGold = [MadeBatch.Retired(judgments.First(j => j.Purpose == PairPurpose.Gold).Pair)],
            SpotChecks = [.. draw.SpotChecks(pairs, Plan.SpotCheckShare).Select(p => MadeBatch.Check(Array.IndexOf(pairs, p), confirmed: true))],
        };
        records = records with
        {
            Verdicts = VerdictRules.DecideAll(MadeBatch.Batch, 1, pairs, judgments, resolutions, records.SpotChecks, Plan),
        };
        return Reseal(records);
    }

    // The slip that the annotator's first judgment corrects.
    private static WithdrawnJudgment TakenBack(JudgmentRecord corrected) => new(
        corrected with { Judgment = MadeBatch.Id(5, 999), Choice = corrected.Choice == Choice.A ? Choice.B : Choice.A, SubmittedAt = corrected.SubmittedAt.AddSeconds(-30) },
        corrected.SubmittedAt.AddSeconds(-10));

    private static int Disputed(HashSet<Guid> sample) => Enumerable.Range(0, 60).First(n => sample.Contains(MadeBatch.PairId(n)));

    private static IEnumerable<JudgmentRecord> Streams(KeyedDraw draw, HashSet<Guid> sample, Guid[] pool, string hash)
    {
        var disputed = Disputed(sample);
        var serial = 0;
        foreach (var name in MadeBatch.Names)
        {
            var own = new Queue<int>(Enumerable.Range(0, 60).Where(n => sample.Contains(MadeBatch.PairId(n)) != (name == "ann-c")));
            for (var place = 0; own.Count > 0; place++)
            {
                var gold = draw.GoldFor(name, place, Plan.GoldShare, pool);
                var number = gold is { } g ? Array.IndexOf(pool, g) : own.Dequeue();
                var wrong = gold is null && name == "ann-b" && number == disputed;
                var reason = gold is not null ? RouteReason.Gold : name == "ann-c" ? RouteReason.Single : RouteReason.Sample;
                var judged = MadeBatch.Judged(number, name, MadeBatch.Right(wrong ? number + 1 : number), reason, place);
                yield return judged with
                {
                    Judgment = MadeBatch.Id(5, ++serial),
                    Pair = gold ?? judged.Pair,
                    Purpose = gold is null ? PairPurpose.Production : PairPurpose.Gold,
                    StreamPosition = place,
                    Sides = draw.SideOf(gold ?? judged.Pair, name),
                    SuggestionShown = reason == RouteReason.Single,
                    FirstChoice = FirstAnswer.None,
                    FirstStrength = 0,
                    Guidelines = hash,
                };
            }
        }
    }

    private static PairRecord[] Pairs(int count, int gold)
    {
        var pattern = MadeBatch.Records().Pairs[0];
        return
        [
            .. Enumerable.Range(0, count).Select(n => pattern with
            {
                Pair = MadeBatch.PairId(n), ExternalId = $"row-{n}", Prompt = [new("user", $"Question {n}, प्रश्न 🙂?")],
                ResponseA = $" short {n}", ResponseB = $"rather longer {n}\n",
            }),
            .. Enumerable.Range(0, gold).Select(n => pattern with { Pair = MadeBatch.GoldId(n), ExternalId = $"gold-{n}", Purpose = PairPurpose.Gold }),
        ];
    }

    private static IEnumerable<LedgerEntryRecord> Entries(DeliveryRecords records)
    {
        LedgerEntryRecord Entry(string kind, Guid subject, Guid batch, string digest) =>
            new(0, 0, Guid.Empty, kind, subject, batch, digest, MadeBatch.Start);
        LedgerEntryRecord OfBatch(string kind, Guid subject, string digest) => Entry(kind, subject, MadeBatch.Batch, digest);

        yield return Entry(LedgerKinds.Guidelines, MadeBatch.Id(12, 1), Guid.Empty, records.Rounds[^1].Guidelines);
        foreach (var (n, attempt) in records.CalibrationAnswers.GroupBy(a => (a.Annotator, a.Attempt)).Index())
            yield return Entry(LedgerKinds.Qualification, MadeBatch.Id(12, 10 + n), Guid.Empty, RecordDigests.Calibration(attempt));
        if (records.PilotAnswers.Count > 0)
            yield return Entry(LedgerKinds.Pilot, MadeBatch.Id(12, 2), Guid.Empty, RecordDigests.Pilot(records.PilotAnswers));
        yield return Entry(LedgerKinds.Judgment, MadeBatch.Id(12, 3), MadeBatch.Id(12, 4), Digest.Hex(Encoding.UTF8.GetBytes("another batch")));
        yield return OfBatch(LedgerKinds.PairImport, MadeBatch.Batch, Digest.Of(records.Import));
        foreach (var round in records.Rounds)
        {
            if (round.GoldPool.Count > 0)
                yield return OfBatch(LedgerKinds.Gold, round.Round, GoldOf(records, round));
            yield return OfBatch(LedgerKinds.Round, round.Round, Digest.Of(round));
        }

        foreach (var judgment in records.Judgments)
            yield return OfBatch(LedgerKinds.Judgment, judgment.Judgment, Digest.Of(judgment));
        foreach (var taken in records.Withdrawn)
        {
            yield return OfBatch(LedgerKinds.Judgment, taken.Judgment.Judgment, Digest.Of(taken.Judgment));
            yield return OfBatch(LedgerKinds.Withdrawal, taken.Judgment.Judgment, Digest.Of(taken));
        }

        foreach (var flag in records.Flags)
            yield return OfBatch(LedgerKinds.Flag, flag.Flag, Digest.Of(flag));
        foreach (var resolution in records.Resolutions)
            yield return OfBatch(LedgerKinds.Resolution, resolution.Resolution, Digest.Of(resolution));
        foreach (var check in records.SpotChecks)
            yield return OfBatch(LedgerKinds.SpotCheck, check.SpotCheck, Digest.Of(check));
        foreach (var cause in records.RootCauses)
            yield return OfBatch(LedgerKinds.RootCause, cause.RootCause, Digest.Of(cause));
        foreach (var gone in records.RetiredGold)
            yield return OfBatch(LedgerKinds.GoldRetirement, gone.Retirement, Digest.Of(gone));
        yield return OfBatch(LedgerKinds.Verdict, records.Rounds[^1].Round, RecordDigests.Verdicts(records.Verdicts));
    }

    private static string GoldOf(DeliveryRecords records, RoundRecord round) => RecordDigests.Gold(round.GoldPool.Select(g =>
        (records.Pairs.First(p => p.Pair == g), records.Truths.First(t => t.Pair == g))));
}
