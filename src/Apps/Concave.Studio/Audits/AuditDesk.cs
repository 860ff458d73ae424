using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Concave.Data;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.PreScoring.Auditing;
using Concave.Studio.Host;

namespace Concave.Studio.Audits;

/// <summary>
/// Audits files that are sent in. The file lies in a folder of its own while it is read and goes when it has been; the
/// report stays in memory for ten minutes, so that its page can be looked at again, and is never stored.
/// </summary>
internal sealed class AuditDesk(StudioOptions options, HomeFolder home, OpenAuditJudge judges, IHostApplicationLifetime life, TimeProvider clock) : IDisposable
{
    /// <summary>The largest file, in bytes.</summary>
    internal const int LargestFile = 32 << 20;

    private const int MostRows = 50_000;
    private const int AtOnce = 2;
    private const int MostKept = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestJudged = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly ReadOptions Reading = new() { MaxRowBytes = 1 << 20 };

    private readonly ConcurrentDictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly SemaphoreSlim _judged = new(AtOnce); // those that wait for a model hold nobody up

    internal static readonly Problem Busy = new(
        "audit-busy", ProblemKind.Refused, "Other files are being audited right now.", "Try again in a minute, or run `concave audit` on your own machine.");

    internal static readonly Problem TooLarge = new(
        "audit-too-large", ProblemKind.Invalid, $"The file is larger than {LargestFile >> 20} MiB.", "Send a random sample of it, or run `concave audit` on your own machine.", "file");

    internal static readonly Problem NotHere = new(
        "audit-not-parquet", ProblemKind.Invalid, "Parquet is not read here.", "Send JSON Lines or CSV, or run `concave audit` on your own machine.", "file");

    internal static readonly Problem Gone = new(
        "audit-gone", ProblemKind.NotFound, "There is no such report: it is forgotten ten minutes after it was made.", "Send the file again.");

    private static readonly Problem TooLong = new(
        "audit-too-long", ProblemKind.Invalid, $"The audit took longer than {Longest.TotalSeconds} seconds.", "Send a random sample of the file, or run `concave audit` on your own machine.", "file");

    private static readonly Problem JudgeTooLong = new(
        "audit-too-long", ProblemKind.Invalid, $"The audit took longer than {LongestJudged.TotalMinutes} minutes.", "Send a random sample of the file, or run `concave audit --judge` at the prompt.", "file");

    /// <summary>Whether somebody without an account may come.</summary>
    internal bool IsOpen => options.OpenAudit;

    /// <summary>A judge and what it may cost.</summary>
    internal sealed record Wanted(string Judge, decimal? Budget);

    /// <summary>Takes a file in and begins.</summary>
    /// <param name="file">The file.</param>
    /// <param name="labels">Whose labels to audit; null for the file's own.</param>
    /// <param name="wanted">Which judge to ask; null for none.</param>
    /// <param name="stop">Ends taking it in.</param>
    /// <returns>The run's name, which nobody can guess.</returns>
    internal async Task<Result<string>> Begin(IFormFile file, string? labels, Wanted? wanted, CancellationToken stop)
    {
        if (file.Length > LargestFile)
            return TooLarge;
        var judge = wanted is null ? (Result<AuditJudge>?)null : judges.Handle(wanted.Judge, wanted.Budget);
        if (judge is { Failed: true, Problem: var none })
            return none;
        Forget();
        var turns = judge is null ? _turns : _judged;
        if (_runs.Count >= MostKept || !await turns.WaitAsync(TimeSpan.Zero, stop))
        {
            judge?.Value?.Dispose();
            return Busy;
        }

        var run = new Run { Name = NameRules.FileName(file.FileName), Began = clock.GetUtcNow(), Turns = turns, Judge = judge?.Value };
        var work = WorkFolder.Open(home, "audit", clock.NewId(), run.Began);
        try
        {
            await using var copy = File.Create(work.File("pairs"));
            await file.CopyToAsync(copy, stop);
        }
        catch
        {
            End(run, work);
            throw;
        }

        if (IsParquet(work.File("pairs")))
        {
            End(run, work);
            return NotHere;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _runs[id] = run;
        run.Work = Task.Run(() => Audit(run, work, Ending(file.FileName), labels), CancellationToken.None);
        return id;
    }

    /// <summary>A run; null when there is none, or no more.</summary>
    internal Run? Find(string id)
    {
        Forget();
        return _runs.GetValueOrDefault(id);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _judged.Dispose();
    }

    private async Task Audit(Run run, WorkFolder work, string ending, string? labels)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        stop.CancelAfter(run.Judge is null ? Longest : LongestJudged);
        try
        {
            File.Move(work.File("pairs"), work.File($"pairs{ending}"));
            run.Outcome = await FileAudit.Run(
                new(work.File($"pairs{ending}")) { Name = run.Name, Labels = labels, Reading = Reading, MostRows = MostRows, Progress = run, Judge = run.Judge, Judging = run }, stop.Token);
            run.Began = clock.GetUtcNow();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            run.Outcome = run.Judge is null ? TooLong : JudgeTooLong;
        }
        finally
        {
            End(run, work);
        }
    }

    private static void End(Run run, WorkFolder work)
    {
        work.Dispose();
        run.Judge?.Dispose();
        run.Turns.Release();
    }

    private void Forget()
    {
        foreach (var (id, run) in _runs)
        {
            if (run.Work.IsCompleted && run.Began + Kept < clock.GetUtcNow())
                _runs.TryRemove(id, out _);
        }
    }

    private static bool IsParquet(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[4];
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual("PAR1"u8);
    }

    // Of a name that somebody else chose, no more than one of these goes into a path.
    internal static string Ending(string name) =>
        Array.Find([".csv", ".csv.gz", ".json", ".json.gz", ".jsonl", ".jsonl.gz"], known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ?? "";

    /// <summary>One file under way, or done.</summary>
    internal sealed class Run : IProgress<int>, IProgress<JudgingProgress>
    {
        private int _rows;

        internal required string Name { get; init; }

        /// <summary>From then on its time runs: when it began, and again when it was done.</summary>
        internal required DateTimeOffset Began { get; set; }
        internal required SemaphoreSlim Turns { get; init; }
        internal AuditJudge? Judge { get; init; }
        internal JudgingProgress? Judging { get; private set; }
        internal Result<AuditReport>? Outcome { get; set; }
        internal Task Work { get; set; } = Task.CompletedTask;
        internal string Rows => Volatile.Read(ref _rows).ToString(CultureInfo.InvariantCulture);

        public void Report(JudgingProgress value) => Judging = value;

        public void Report(int value) => Volatile.Write(ref _rows, value);
    }
}
