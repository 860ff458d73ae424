using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>The audit of a file from end to end: what the command line and the studio's page both do.</summary>
public static class FileAudit
{
    private const int MostProbed = 2000;
    private const int TellEvery = 1000;

    /// <param name="Path">The file.</param>
    public sealed record Request(string Path)
    {
        /// <summary>Its name as its owner knows it; null when it is the path's.</summary>
        public string? Name { get; init; }

        /// <summary>Its format; null to find it from the keys.</summary>
        public PairFormat? Format { get; init; }

        /// <summary>Audit this annotator's labels; null for the file's preference or the majority.</summary>
        public string? Labels { get; init; }

        /// <summary>Another part of the data set, whose prompts should not stand here too; null for none.</summary>
        public string? Against { get; init; }

        /// <summary>Who judges for the counterfactual probe and, where it can, who goes along with the user; null for nobody.</summary>
        public IPairJudge? Judge { get; init; }

        /// <summary>Hears how far asking the judge has come and what it costs.</summary>
        public IProgress<JudgingProgress>? Judging { get; init; }

        public ReadOptions Reading { get; init; } = ReadOptions.Usual;

        /// <summary>Rows beyond which a file is refused.</summary>
        public int MostRows { get; init; } = int.MaxValue;

        /// <summary>Hears how many rows were read.</summary>
        public IProgress<int>? Progress { get; init; }
    }

    /// <summary>The report, or why there can be none.</summary>
    public static async Task<Result<AuditReport>> Run(Request request, CancellationToken stop)
    {
        var format = PairFile.Detect(request.Path, request.Format);
        if (format.Failed)
            return format.Problem;
        var audit = new PairAudit(request.Name ?? Path.GetFileName(request.Path), format.Value, request.Labels, request.Judge is null ? 0 : MostProbed);
        if (request.Against is { } against && (await Compare(audit, against, stop)) is { } unreadable)
            return unreadable;
        var rows = 0;
        await foreach (var row in PairFile.Read(request.Path, format.Value, request.Reading, stop))
        {
            audit.Add(row);
            if (++rows % TellEvery == 0)
                request.Progress?.Report(rows);
            if (rows > request.MostRows)
                return TooMany(request.MostRows);
        }

        var report = audit.Finish();
        return report.Failed || request.Judge is null ? report : await Judged(report.Value, request, audit, stop);
    }

    private static async Task<Result<AuditReport>> Judged(AuditReport report, Request request, PairAudit audit, CancellationToken stop)
    {
        if (request.Judge is not IBeliefJudge judge)
            return report.With(await CounterfactualProbe.Run(request.Judge!, audit.ForProbe, stop));
        var (judged, probe) = await new JudgedBeliefs(judge, request.Judging).Run(audit.Cued, stop);
        return judged is { Asked: 0, Stopped: { } why }
            ? new Problem("judge-unasked", ProblemKind.Refused, $"The judge {judged.Judge} answered nothing: {why}", "Mend that and audit again, or leave the judge out.", "judge")
            : report.With(probe, judged);
    }

    private static async Task<Problem?> Compare(PairAudit audit, string against, CancellationToken stop)
    {
        var format = PairFile.Detect(against);
        if (format.Failed)
            return format.Problem;
        await foreach (var row in PairFile.Read(against, format.Value, ReadOptions.Usual, stop))
            audit.Against(Path.GetFileName(against), row);
        return null;
    }

    private static Problem TooMany(int most) => new(
        "audit-too-many", ProblemKind.Invalid, $"The file has more than {most} rows.", "Audit a random sample of it here, or the whole with `concave audit` on your own machine.", "file");
}
