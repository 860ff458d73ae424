using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Verify;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Verify;

public sealed class DeliveryVerifierTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SigningKey _house = SigningKey.Create();

    [Fact]
    public void An_honest_delivery_passes_every_check()
    {
        var checks = Verified(SealedBatch.Records);

        Assert.All(checks, c => Assert.True(c.Passed, $"{c.Name}: {c.Detail} {c.File} {c.Figure}"));
        Assert.Equal(
            ["files", "manifest", "tag_manifest", "bag", "key", "signature", "statement", "schema", "values", "references", "guidelines", "seeds", "routing", "sample", "sides",
             "gold_places", "spot_checks", "ledger_chain", "ledger_rows", "ledger_order", "verdicts", "preference", "croissant", "figures", "release"],
            checks.Select(c => c.Name));
    }

    [Theory]
    [InlineData("README.md", "tag_manifest")]
    [InlineData("data/preference/train.jsonl", "manifest")]
    [InlineData("data/annotations/train.jsonl", "manifest")]
    [InlineData("data/docs/qa-report.html", "manifest")]
    [InlineData("data/docs/guidelines.json", "manifest")]
    [InlineData("data/ledger/entries.jsonl", "manifest")]
    [InlineData("data/schema/annotations.schema.json", "manifest")]
    [InlineData("manifest-sha256.txt", "tag_manifest")]
    [InlineData("tagmanifest-sha256.txt", "statement")]
    [InlineData("bagit.txt", "bag")]
    [InlineData("bag-info.txt", "tag_manifest")]
    public void One_changed_byte_is_found_and_its_file_is_named(string file, string check)
    {
        var bag = Write(SealedBatch.Records);
        var bytes = File.ReadAllBytes(Path.Combine(bag, file));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(bag, file), bytes);

        Assert.Contains(Faults(bag), f => f.Name == check && f.File == file);
    }

    [Theory]
    [InlineData("data/evidence/flags.jsonl", "manifest")]
    [InlineData("README.md", "tag_manifest")]
    [InlineData("manifest-sha256.txt", "manifest")]
    [InlineData("release.dsse.json", "signature")]
    [InlineData("signer.pub.pem", "key")]
    [InlineData("data/docs/qa-report.json", "figures")]
    [InlineData("data/docs/guidelines.json", "schema")]
    [InlineData("data/evidence/delivery.jsonl", "references")]
    public void A_missing_file_is_found(string file, string check)
    {
        var bag = Write(SealedBatch.Records);
        File.Delete(Path.Combine(bag, file));

        Assert.Contains(Faults(bag), f => f.Name == check);
    }

    [Theory]
    [InlineData("data/extra.jsonl", "manifest")]
    [InlineData("extra.txt", "tag_manifest")]
    public void An_extra_file_is_named(string file, string check)
    {
        var bag = Write(SealedBatch.Records);
        File.WriteAllText(Path.Combine(bag, file), "x");

        Assert.Contains(Faults(bag), f => f.Name == check && f.File == file);
    }

    [Fact]
    public void A_link_out_of_the_bag_is_named_and_not_followed()
    {
        var bag = Write(SealedBatch.Records);
        var file = Path.Combine(bag, "data/evidence/flags.jsonl");
        File.Move(file, _temp["elsewhere"]);
        File.CreateSymbolicLink(file, _temp["elsewhere"]);

        Assert.Contains(Faults(bag), f => f is { Name: "files", File: "data/evidence/flags.jsonl" });
        Assert.Contains(Faults(bag), f => f is { Name: "schema", File: "data/evidence/flags.jsonl" });
    }

    [Fact]
    public void A_judgment_removed_with_every_digest_redone_is_still_missed_by_the_ledger()
    {
        var records = SealedBatch.Records;
        var removed = records.Judgments.First(j => j.Reason == RouteReason.Gold);
        using var forger = SigningKey.Create();
        var bag = Write(records with { Judgments = [.. records.Judgments.Where(j => j != removed)] }, forger);

        var blind = Faults(bag);
        Assert.Contains(blind, f => f.Name == "ledger_rows" && f.Detail.Contains($"{removed.Judgment}", StringComparison.Ordinal) && f.Detail.Contains("removed", StringComparison.Ordinal));
        Assert.DoesNotContain(blind, f => f.Name is "manifest" or "tag_manifest" or "signature" or "key");
        var keyed = Faults(bag, _house.PublicPem);
        Assert.Contains(keyed, f => f.Name == "key" && f.Detail.Contains(forger.KeyId, StringComparison.Ordinal));
        Assert.Contains(keyed, f => f.Name == "signature");
    }

    [Fact]
    public void A_withdrawn_judgment_that_is_removed_changed_or_passed_off_as_standing_is_missed_by_the_ledger()
    {
        var records = SealedBatch.Records;
        var taken = records.Withdrawn.Single();
        foreach (var (n, forged) in new[]
        {
            records with { Withdrawn = [] },
            records with { Withdrawn = [taken with { WithdrawnAt = taken.WithdrawnAt.AddSeconds(1) }] },
            records with { Withdrawn = [taken with { Judgment = taken.Judgment with { Rationale = "another" } }] },
            records with { Withdrawn = [], Judgments = [.. records.Judgments, taken.Judgment with { StreamPosition = 99_999 }] },
            records with { Withdrawn = [taken, new(records.Judgments[1], records.Judgments[1].SubmittedAt)], Judgments = [.. records.Judgments.Where((_, i) => i != 1)] },
        }.Index())
        {
            var bag = Write(forged, report: records, name: $"forged-{n}");
            Assert.Contains(Faults(bag), f => f.Name == "ledger_rows");
        }
    }

    [Fact]
    public void A_judgment_taken_back_after_its_minute_is_named_though_the_ledger_has_it()
    {
        var records = SealedBatch.Records;
        var taken = records.Withdrawn.Single();
        var late = SealedBatch.Reseal(records with { Withdrawn = [taken with { WithdrawnAt = taken.Judgment.SubmittedAt.AddSeconds(61) }] });

        var fault = Assert.Single(Faults(Write(late)), f => f.Name == "values");
        Assert.Equal("data/evidence/withdrawn.jsonl", fault.File);
    }

    [Fact]
    public void A_ledger_written_anew_by_the_key_holder_is_betrayed_by_the_seals_that_were_kept()
    {
        var honest = SealedBatch.Records;
        var removed = honest.Judgments.First(j => j.Reason == RouteReason.Gold);
        var bag = Write(SealedBatch.Reseal(honest with { Judgments = [.. honest.Judgments.Where(j => j != removed)] }));

        Assert.DoesNotContain(Faults(bag, _house.PublicPem), f => f.Name.StartsWith("ledger", StringComparison.Ordinal));
        var fault = Assert.Single(DeliveryVerifier.Run(bag, _house.PublicPem, honest.Seals), f => f is { Name: "kept_seals", Passed: false });
        Assert.Contains("Seal 2", fault.Detail, StringComparison.Ordinal);
        Assert.Contains(DeliveryVerifier.Run(Write(honest, name: "honest"), _house.PublicPem, honest.Seals), f => f is { Name: "kept_seals", Passed: true });
    }

    [Fact]
    public void Kept_seals_are_read_from_rows_and_a_line_that_is_none_is_named()
    {
        var bag = Write(SealedBatch.Records);
        Assert.Equal(SealedBatch.Records.Seals, KeptSeals.Read(Path.Combine(bag, "data/ledger/seals.jsonl")).Value);

        File.WriteAllText(_temp["kept"], File.ReadAllText(Path.Combine(bag, "data/ledger/seals.jsonl")) + "{}\n");
        Assert.Equal("Line 3 is no seal.", KeptSeals.Read(_temp["kept"]).Problem?.Detail);
    }

    [Fact]
    public void A_judgment_that_others_speak_of_is_named_when_removed()
    {
        var records = SealedBatch.Records;
        var removed = records.Judgments.Single(j => j.Judgment == records.Flags[0].Judgment);
        var bag = Write(records with { Judgments = [.. records.Judgments.Where(j => j != removed)] }, report: records);

        Assert.Contains(Faults(bag), f => f.Name == "ledger_rows" && f.Detail.Contains($"{removed.Judgment}", StringComparison.Ordinal));
        Assert.Contains(Faults(bag), f => f.Name == "references");
        Assert.Contains(Faults(bag), f => f.Name == "figures");
    }

    [Fact]
    public void One_edited_figure_is_named_by_its_path()
    {
        var documents = SealedBatch.Documents(SealedBatch.Records);
        var report = Encoding.UTF8.GetString(documents["data/docs/qa-report.json"]);
        var edited = System.Text.Json.Nodes.JsonNode.Parse(report)!;
        edited["gates"]![3]!["value"] = 0.99;
        documents["data/docs/qa-report.json"] = Encoding.UTF8.GetBytes(edited.ToJsonString());
        var bag = _temp["edited"];
        Assert.False(BagWriter.Write(bag, SealedBatch.Records, documents, _house).Failed);

        var fault = Assert.Single(Faults(bag));
        Assert.Equal(("figures", "data/docs/qa-report.json", "$.gates[3].value"), (fault.Name, fault.File, fault.Figure));
    }

    public static TheoryData<string, string> Forgeries => new(
        ("choice", "ledger_rows"), ("added", "ledger_rows"), ("resolution", "ledger_rows"), ("import", "ledger_rows"), ("pair", "ledger_rows"), ("truth", "ledger_rows"),
        ("calibration", "ledger_rows"), ("verdict", "verdicts"), ("seed", "seeds"), ("routing", "routing"), ("round", "ledger_rows"), ("guidelines", "guidelines"),
        ("entry", "ledger_chain"), ("seal", "ledger_chain"), ("looser", "guidelines"), ("simulated", "guidelines"));

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_changed_record_is_found_although_every_digest_and_the_signature_were_redone(string what, string check)
    {
        var bag = Write(Forged(SealedBatch.Records, what));

        Assert.Contains(Faults(bag), f => f.Name == check);
    }

    public static TheoryData<string, string> Draws => new(
        ("sample", "sample"), ("suggestion", "sample"), ("sides", "sides"), ("gold", "gold_places"), ("place", "gold_places"), ("spot", "spot_checks"), ("late", "ledger_order"));

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_draw_that_was_not_the_seeds_is_found_although_even_the_ledger_was_redone(string what, string check)
    {
        var records = SealedBatch.Reseal(Redrawn(SealedBatch.Records, what));
        var bag = Write(what == "late" ? Late(records) : records);

        var faults = Faults(bag);
        Assert.Contains(faults, f => f.Name == check);
        Assert.DoesNotContain(faults, f => f.Name is "ledger_rows" or "ledger_chain");
    }

    [Fact]
    public void Rows_that_are_no_rows_are_named_by_line_and_never_crash()
    {
        string[] hostile = ["{}", "null", "[]", "\"x\"", "{\"pair\":null}", "\uFEFF{}", "{", "{\"pair\":\"\\ud800\"}", ""];
        foreach (var (n, text) in hostile.Index())
        {
            var bag = Write(SealedBatch.Records, name: $"hostile-{n}");
            File.AppendAllText(Path.Combine(bag, "data/evidence/pairs.jsonl"), text + "\n");
            Assert.Contains(Faults(bag), f => f.Name == "schema" && f.File == "data/evidence/pairs.jsonl" && f.Detail.StartsWith("Line 67", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Values_no_honest_record_has_are_faults_and_never_crashes()
    {
        Func<JudgmentRecord, JudgmentRecord>[] changes =
        [
            j => j with { Scores = [new("helpfulness", 99, -5), new("helpfulness", int.MaxValue, int.MinValue)] },
            j => j with { Strength = 1e308, Confidence = -1e308 },
            j => j with { StreamPosition = int.MaxValue },
            j => j with { StreamPosition = int.MinValue, Round = int.MaxValue },
            j => j with { ActiveMs = long.MaxValue },
            j => j with { Flags = [new("c", "\u202E", int.MinValue, int.MaxValue)], Annotator = "" },
            j => j with { ClaimedAt = DateTimeOffset.MinValue, SubmittedAt = DateTimeOffset.UnixEpoch.AddYears(7000) },
        ];
        foreach (var (n, change) in changes.Index())
        {
            var bag = Write(SealedBatch.Records, name: $"value-{n}");
            var file = Path.Combine(bag, "data/annotations/train.jsonl");
            var lines = File.ReadAllLines(file);
            lines[0] = Encoding.UTF8.GetString(RowJson.Line(change(SealedBatch.Records.Judgments[0])));
            File.WriteAllText(file, string.Join('\n', lines) + "\n");

            Assert.Contains(Faults(bag), f => f.Name is "ledger_rows");
        }
    }

    [Fact]
    public void A_doubled_row_and_two_rows_in_each_others_place_are_named()
    {
        var bag = Write(SealedBatch.Records);
        var file = Path.Combine(bag, "data/evidence/pairs.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllText(file, string.Join('\n', [lines[1], lines[0], .. lines[2..], lines[^1]]) + "\n");

        var faults = Faults(bag).Where(f => f.Name == "schema").ToArray();
        Assert.Contains(faults, f => f.Detail.Contains("out of order", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Detail.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_no_bag_fails_without_crashing()
    {
        Directory.CreateDirectory(_temp["empty"]);

        Assert.NotEmpty(Faults(_temp["empty"]));
        Assert.Single(Faults(_temp["nowhere"]));
    }

    public void Dispose()
    {
        _house.Dispose();
        _temp.Dispose();
    }

    private static DeliveryRecords Forged(DeliveryRecords records, string what) => what switch
    {
        "choice" => records with { Judgments = Changed(records.Judgments, j => j with { Rationale = "better words" }) },
        "added" => records with { Judgments = [.. records.Judgments, records.Judgments[^1] with { Judgment = Guid.Parse("99999999-0000-7000-8000-000000000001"), StreamPosition = 900 }] },
        "resolution" => records with { Resolutions = Changed(records.Resolutions, r => r with { Text = "other reason" }) },
        "import" => records with { Import = records.Import with { Read = 61, SetAside = [new("response-empty", 1)] } },
        "pair" => records with { Pairs = Changed(records.Pairs, p => p with { ResponseA = "better" }) },
        "truth" => records with { Truths = Changed(records.Truths, t => t with { Truth = Choice.B }) },
        "calibration" => records with { CalibrationAnswers = Changed(records.CalibrationAnswers, a => a with { Choice = a.Choice == Choice.A ? Choice.B : Choice.A }) },
        "verdict" => records with { Verdicts = Changed(records.Verdicts, v => v with { Choice = v.Choice == Choice.A ? Choice.B : Choice.A }) },
        "seed" => records with { Seeds = Changed(records.Seeds, s => s with { Seed = new('0', 64) }) },
        "routing" => records with { Routings = Changed(records.Routings, r => r with { Routing = r.Routing with { Confidence = 0.5 } }) },
        "round" => records with { Rounds = Changed(records.Rounds, r => r with { OpenedAt = r.OpenedAt.AddDays(-1) }) },
        "guidelines" => records with { Guidelines = records.Guidelines with { Plan = records.Guidelines.Plan with { LinkDays = 3 } } },
        "entry" => records with { LedgerEntries = [.. records.LedgerEntries.SkipLast(1)] },
        "seal" => records with { Seals = [records.Seals[0], records.Seals[1] with { Day = "2026-01-01" }] },
        "looser" => records with { Delivery = records.Delivery with { LooserThanHouse = [] } },
        "simulated" => records with { Annotators = Changed(records.Annotators, a => a with { Simulated = true }) },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such forgery."),
    };

    private static DeliveryRecords Redrawn(DeliveryRecords records, string what)
    {
        JudgmentRecord[] judgments = [.. records.Judgments];
        var gold = Array.FindIndex(judgments, j => j.Reason == RouteReason.Gold);
        switch (what)
        {
            case "sample":
                var routings = records.Routings.ToArray();
                var sampled = Array.FindIndex(routings, r => r.Routing.InSample);
                routings[sampled] = routings[sampled] with { Routing = routings[sampled].Routing with { InSample = false } };
                return records with
                {
                    Routings = routings,
                    Rounds = [records.Rounds[0] with { RoutingDigest = RecordDigests.Routing(routings.Select(r => r.Routing)) }],
                };
            case "suggestion":
                var first = Array.FindIndex(judgments, j => j.Reason == RouteReason.Sample);
                judgments[first] = judgments[first] with { SuggestionShown = true };
                break;
            case "sides":
                judgments[0] = judgments[0] with { Sides = judgments[0].Sides == Side.ALeft ? Side.BLeft : Side.ALeft };
                break;
            case "gold":
                judgments[gold] = judgments[gold] with { Pair = records.Rounds[0].GoldPool.First(p => p != judgments[gold].Pair) };
                judgments[gold] = judgments[gold] with { Sides = new KeyedDraw(Convert.FromHexString(records.Seeds[0].Seed)).SideOf(judgments[gold].Pair, judgments[gold].Annotator) };
                break;
            case "place":
                judgments[gold] = judgments[gold] with { StreamPosition = judgments[gold].StreamPosition + 1 };
                break;
            case "spot":
                var checkedPairs = records.SpotChecks.Select(c => c.Pair).ToHashSet();
                return records with { SpotChecks = Changed(records.SpotChecks, c => c with { Pair = records.Verdicts.First(v => !checkedPairs.Contains(v.Pair)).Pair }) };
        }

        return records with { Judgments = judgments };
    }

    /// <summary>Moves the round's entry behind a judgment, as when a round is made up afterwards.</summary>
    private static DeliveryRecords Late(DeliveryRecords records)
    {
        var entries = records.LedgerEntries.ToList();
        var round = entries.FindIndex(e => e.Kind == LedgerKinds.Round);
        (entries[round], entries[round + 1]) = (entries[round + 1] with { Index = round, Seal = 1 }, entries[round] with { Index = round + 1, Seal = 2 });
        var first = LedgerChain.SealOver(null, new(2026, 3, 1), entries[..(round + 1)]);
        return records with { LedgerEntries = entries, Seals = [first, LedgerChain.SealOver(first, new(2026, 3, 2), entries[(round + 1)..])] };
    }

    private static T[] Changed<T>(IReadOnlyList<T> rows, Func<T, T> change) => [change(rows[0]), .. rows.Skip(1)];

    private IReadOnlyList<Check> Verified(DeliveryRecords records) => DeliveryVerifier.Run(Write(records), _house.PublicPem);

    private static Check[] Faults(string bag, string? key = null) => [.. DeliveryVerifier.Run(bag, key).Where(c => !c.Passed)];

    private string Write(DeliveryRecords records, SigningKey? key = null, string name = "bag", DeliveryRecords? report = null)
    {
        var written = BagWriter.Write(_temp[name], records, SealedBatch.Documents(report ?? records), key ?? _house);
        Assert.Null(written.Problem);
        return _temp[name];
    }
}
