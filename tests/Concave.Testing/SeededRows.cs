using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Testing;

/// <summary>The rows of a <see cref="SeededRound"/>.</summary>
internal static class SeededRows
{
    internal static IReadOnlyList<PairRecord> Pairs(TimeProvider clock, SeededRoundOptions options, PairPurpose purpose, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Said(options, purpose, i, SamplePairs.Make(
            clock.NewId(), purpose, i, options.Domains[i / options.Languages.Count % options.Domains.Count], options.Languages[i % options.Languages.Count], options.ResponseWords))),
    ];

    private static PairRecord Said(SeededRoundOptions options, PairPurpose purpose, int number, PairRecord pair) =>
        purpose == PairPurpose.Production && options.Responses.TryGetValue(number, out var own) ? pair with { ResponseA = own.A, ResponseB = own.B } : pair;

    internal static RoutingRecord Route(SeededRoundOptions options, PairRecord pair, bool sampled)
    {
        var recorded = options.Plan.Recorded is not null;
        return new()
        {
            Pair = pair.Pair,
            Slots = options.SlotsPerPair ?? (sampled ? options.Plan.SampleJudgments : 1),
            Reason = recorded ? RouteReason.Recorded : sampled ? RouteReason.Sample : RouteReason.Single,
            InSample = sampled || recorded,
            SuggestionShown = options.SuggestionShown && !sampled && !recorded,
            Provider = options.SuggestionShown ? "recorded:sample" : "none",
            Suggestion = options.SuggestionShown ? "a" : "none",
            Calibration = options.SuggestionShown ? "as_stated" : "none",
            StatedConfidence = options.SuggestionShown ? 0.9 : -1,
            Confidence = options.SuggestionShown ? 0.9 : -1,
            Threshold = options.SuggestionShown ? 0 : -1,
            Consistent = options.SuggestionShown ? "yes" : "not_asked",
        };
    }

    internal static RoutingRecord RouteGold(SeededRoundOptions options, PairRecord gold) =>
        Route(options, gold, sampled: false) with { Slots = 1, Reason = RouteReason.Gold, InSample = false };

    /// <summary>Why every sample truth is true.</summary>
    internal const string Why = "The sample was made so.";

    internal static ImportSummary Summary(SeededRound round) => new()
    {
        Batch = round.BatchId,
        Read = round.Pairs.Count,
        Accepted = round.Pairs.Count,
        SetAside = [],
        PairsDigest = RecordDigests.Pairs(round.Pairs),
    };

    internal static string Imported(SeededRound round) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(Summary(round)));

    /// <summary>What stages 1 and 3 put into the ledger before a round opens.</summary>
    internal static void Enter(ConcaveDb db, SeededRound round, TimeProvider clock)
    {
        db.EnterDigest(round.ProjectId, Guid.Empty, LedgerKinds.Guidelines, round.GuidelinesId, Digest.Of(round.Guidelines), clock);
        db.Enter(round.ProjectId, round.BatchId, LedgerKinds.PairImport, round.BatchId, Summary(round), clock);
        if (round.Gold.Count > 0)
            db.EnterDigest(round.ProjectId, round.BatchId, LedgerKinds.Gold, round.RoundId, RecordDigests.Gold(round.Gold.Zip(round.Truths)), clock);
    }

    internal static async Task Add(ConcaveDb db, SeededRound round, Dictionary<Guid, byte[]> content, byte[] document, byte[] why, string fileName, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var nda = new SignedNda { Id = clock.NewId(), ProjectId = round.ProjectId, Parties = "Sample client and Concave", SignedOn = "2026-03-01", DocumentDigest = new string('0', 64), BlobKey = "sample", RecordedAt = now };
        var import = new PairImport { Id = clock.NewId(), ProjectId = round.ProjectId, NdaId = nda.Id, FileName = fileName, FileDigest = new string('0', 64), Format = "pairs", Purpose = PairPurpose.Production, ImportedBy = Guid.Empty, ImportedAt = now };
        db.AddRange(nda, import);
        db.Add(new ApprovedGuidelines { Id = round.GuidelinesId, ProjectId = round.ProjectId, Version = 1, Hash = Digest.Of(round.Guidelines), Document = document, ApprovedBy = Guid.Empty, ApprovedAt = now });
        db.AddRange(round.Annotators.Select(a => Qualified(round, a, now)));
        await db.SaveChangesAsync();
        await db.InsertAll(round.Pairs.Concat(round.Gold).Select(p => PairOf(round.ProjectId, import.Id, p, content[p.Pair], now)), default);
        await db.InsertAll(round.Gold.Select((g, i) => new VerifiedAnswer { PairId = g.Pair, ProjectId = round.ProjectId, Truth = SamplePairs.TruthOf(i), Why = why, VerifiedAt = now }), default);
    }

    internal static ProvenAgreement Pilot(SeededRound round, TimeProvider clock) => new()
    {
        Id = clock.NewId(),
        ProjectId = round.ProjectId,
        GuidelinesId = round.GuidelinesId,
        Kappa = 0.8,
        Threshold = 0.7,
        Pairs = 50,
        Annotators = round.Annotators.Count,
        ProvenAt = clock.GetUtcNow(),
    };

    internal static RoutedPair RoutedPairOf(SeededRound round, RoutingRecord routing) => new()
    {
        RoundId = round.RoundId,
        PairId = routing.Pair,
        Slots = routing.Slots,
        Reason = routing.Reason,
        InSample = routing.InSample,
        SuggestionShown = routing.SuggestionShown,
        Record = JsonSerializer.Serialize(routing, RecordJson.Options),
    };

    internal static IEnumerable<Slot> Slots(SeededRound round, TimeProvider clock) =>
        from routed in round.Routing.Zip(round.Pairs)
        from ordinal in Enumerable.Range(0, routed.First.Slots)
        select new Slot
        {
            Id = clock.NewId(),
            RoundId = round.RoundId,
            PairId = routed.First.Pair,
            Ordinal = ordinal,
            Reason = routed.First.Reason,
            Domain = routed.Second.Domain,
            Language = routed.Second.Language,
            OrderKey = OrderKey(round.Seed, routed.First.Pair, ordinal),
        };

    private static long OrderKey(byte[] seed, Guid pair, int ordinal) => long.MaxValue & System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(
        System.Security.Cryptography.HMACSHA256.HashData(seed, System.Text.Encoding.UTF8.GetBytes($"order|{pair:D}|{ordinal}")));

    private static QualifiedAnnotator Qualified(SeededRound round, SeededAnnotator annotator, DateTimeOffset now)
    {
        var profile = new AnnotatorRecord
        {
            Annotator = annotator.Pseudonym,
            Domains = round.Options.Domains,
            Languages = round.Options.SpokenLanguages ?? round.Options.Languages,
            Credentials = [],
            Basis = QualificationBasis.Calibration,
            Simulated = true,
        };
        return new()
        {
            Id = annotator.QualificationId,
            ProjectId = round.ProjectId,
            AnnotatorId = annotator.Id,
            Pseudonym = annotator.Pseudonym,
            Basis = QualificationBasis.Calibration,
            Attempt = 1,
            Kappa = 0.8,
            KappaLow = 0.7,
            KappaHigh = 0.9,
            Threshold = 0.65,
            Pairs = 50,
            Profile = JsonSerializer.Serialize(profile, RecordJson.Options),
            QualifiedAt = now,
        };
    }

    private static Pair PairOf(Guid project, Guid import, PairRecord pair, byte[] content, DateTimeOffset now) => new()
    {
        Id = pair.Pair,
        ProjectId = project,
        ImportId = import,
        Purpose = pair.Purpose,
        ExternalId = pair.ExternalId,
        ContentHash = Digest.Of(pair.ExternalId),
        Domain = pair.Domain,
        Language = pair.Language,
        TaskType = pair.TaskType,
        Words = pair.ResponseA.Split(' ').Length + pair.ResponseB.Split(' ').Length,
        Content = content,
        ImportedAt = now,
    };
}
