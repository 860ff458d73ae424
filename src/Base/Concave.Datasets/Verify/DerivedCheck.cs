using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>Everything in the bag that follows from other things in it, derived again.</summary>
internal static class DerivedCheck
{
    public static IEnumerable<Check> Run(BagFolder folder, DeliveryRecords records) =>
    [
        .. Outcome.Of("verdicts", "Every label follows from the judgments by the documented rule.", Verdicts(records)),
        .. Outcome.Of("preference", "Every preference row follows from verdicts, pairs and judgments, byte for byte.", Rows(folder, records)),
        .. Projections(folder, records),
        .. Outcome.Of("croissant", "croissant.json names this delivery, its files with their digests, and its columns.", CroissantCheck.Faults(folder, records)),
        .. Outcome.Of("figures", "Every figure of the report follows from the records.", Figures(folder, records, out var report)),
        .. Outcome.Of("release", "No gate failed, and every gate passed that the plan does not declare absent.", Release(report)),
    ];

    /// <summary>What the header says of the guidelines and the people, against both.</summary>
    public static IEnumerable<Fault> Header(DeliveryRecords records)
    {
        var header = records.Delivery;
        if (RecordDigests.Guidelines(records.Guidelines) != header.GuidelinesHash)
            yield return new("The guidelines are not the ones whose hash was approved.", BagFiles.Guidelines);
        if (!header.LooserThanHouse.SequenceEqual(PlanRules.LooserThanHouse(records.Guidelines.Plan), StringComparer.Ordinal))
            yield return new("The thresholds that are looser than the house standard are not the ones stated.", BagFiles.Delivery.Path);
        if (!header.Simulated && records.Annotators.Any(a => a.Simulated))
            yield return new("The delivery does not say that annotators were simulated.", BagFiles.Delivery.Path);
    }

    private static IEnumerable<Fault> Verdicts(DeliveryRecords records)
    {
        var round = records.Rounds.MaxBy(r => r.Number)!;
        var pairs = records.Pairs.Where(p => p.Purpose == PairPurpose.Production).Select(p => p.Pair);
        var decided = VerdictRules.DecideAll(
            records.Delivery.Batch, round.Number, pairs, records.Judgments, records.Resolutions, records.SpotChecks, records.Guidelines.Plan);
        var stated = records.Verdicts.ToDictionary(v => v.Pair);
        foreach (var verdict in decided)
        {
            if (!stated.TryGetValue(verdict.Pair, out var found))
                yield return new($"Pair {verdict.Pair:D} has no verdict.", BagFiles.Verdicts.Path);
            else if (!RowJson.Line(found).AsSpan().SequenceEqual(RowJson.Line(verdict)))
                yield return new($"The verdict on pair {verdict.Pair:D} does not follow from its judgments: {Basis(verdict)} does.", BagFiles.Verdicts.Path);
        }
    }

    private static string Basis(VerdictRecord verdict) => $"{(verdict.Released ? "a label by" : "withheld as")} {verdict.Basis}";

    private static IEnumerable<Fault> Rows(BagFolder folder, DeliveryRecords records) =>
        Rows(folder, records, BagFiles.Preference(PreferenceProjection.Of(records)));

    // A bag says which it holds by holding them; one that holds none has nothing to check.
    private static IEnumerable<Check> Projections(BagFolder folder, DeliveryRecords records)
    {
        Garbage.GiveBack();
        var held = ProjectionFiles.In(folder);
        var splits = held.Count == 0 ? null : PreferenceProjection.Of(records);
        return splits is null
            ? []
            : Outcome.Of("projections", "Every row of the other shapes follows from the preference rows, byte for byte.", Rows(folder, records, held.SelectMany(p => ProjectionFiles.Of(p, splits))));
    }

    private static IEnumerable<Fault> Rows(BagFolder folder, DeliveryRecords records, IEnumerable<RecordFile> files) =>
        Abreast.Of([.. files], file => Rows(folder, records, file)).SelectMany(f => f);

    private static Fault[] Rows(BagFolder folder, DeliveryRecords records, RecordFile file)
    {
        using var stream = folder.Open(file.Path);
        if (stream is null)
            return [new("The file is not there.", file.Path)];
        using var lines = LineReader.Read(stream).GetEnumerator();
        var number = 0;
        var same = true;
        foreach (var expected in file.Lines(records))
        {
            number++;
            same = lines.MoveNext() && lines.Current.Ended && lines.Current.Bytes.Span.SequenceEqual(expected);
            if (!same)
                break;
        }

        return !same || lines.MoveNext()
            ? [new(FormattableString.Invariant($"Line {(same ? number + 1 : number)} is not the row that the verdicts give."), file.Path)]
            : [];
    }

    private static List<Fault> Figures(BagFolder folder, DeliveryRecords records, out QaReport report)
    {
        Garbage.GiveBack();
        report = QaReport.From(records);
        if (folder.Read(BagFiles.Report) is not { } stated)
            return [new("There is no report.", BagFiles.Report)];
        try
        {
            using var read = JsonDocument.Parse(stated);
            using var derived = JsonDocument.Parse(report.ToJson());
            return [.. FigureComparison.Differences("$", read.RootElement, derived.RootElement)];
        }
        catch (JsonException)
        {
            return [new("The report is not JSON.", BagFiles.Report)];
        }
    }

    private static IEnumerable<Fault> Release(QaReport report) =>
        report.Release.Released ? [] : report.Release.Reasons.DefaultIfEmpty("The gates do not release the batch.").Select(r => new Fault(PlainText.Of(r), BagFiles.Report, "$.release"));
}
