using System.Globalization;
using Concave.Benchmarks.Auditing;
using Concave.Benchmarks.Confidence;
using Concave.Benchmarks.Gating;
using Concave.Benchmarks.Import;
using Concave.Benchmarks.Influence;
using Concave.Benchmarks.Load;
using Concave.Benchmarks.Operating;
using Concave.Benchmarks.Pairs;
using Concave.Benchmarks.Projects;
using Concave.Benchmarks.Sealing;
using Concave.Benchmarks.Statistics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// dotnet run -c Release --project bench/Concave.Benchmarks -- COMMAND; docs/benchmarks.md has them all.
switch (args)
{
    case ["import", .. var rest]:
        await ImportBench.Run(Number(rest, 0, 50_000));
        return 0;
    case ["import-memory", .. var rest]:
        await ImportMemory.Run(Number(rest, 0, 10_000), Number(rest, 1, 100_000));
        return 0;
    case ["import-once", var rows]: // what import-memory runs in processes of their own
        await ImportMemory.Once(int.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["load", .. var rest]:
        await LoadBench.Run(Number(rest, 0, 50_000), Number(rest, 1, 60));
        return 0;
    case ["gates", .. var rest]:
        GatesBench.Run(Number(rest, 0, 1000));
        return 0;
    case ["operating", .. var rest]:
        OperatingBench.Run(Number(rest, 0, 1000));
        return 0;
    case ["labels", .. var rest]:
        LabelsBench.Run(Number(rest, 0, 300));
        return 0;
    case ["projects", .. var rest]:
        await ProjectsBench.Run(Number(rest, 0, 1000), rest is [_, var file, ..] ? file : "artifacts/projects.jsonl");
        return 0;
    case ["pairs", .. var rest]:
        await PairsBench.Run(Number(rest, 0, 100_000));
        return 0;
    case ["statistics"]:
        await StatisticsBench.Run();
        return 0;
    case ["statistics-truth"]: // what statistics runs in a process of its own
        StatisticsBench.Truth();
        return 0;
    case ["coverage", .. var rest]:
        CoverageBench.Run(Number(rest, 0, 2000));
        return 0;
    case ["audit", .. var rest]:
        return await AuditBench.Run(Number(rest, 0, 100));
    case ["influence", .. var rest]:
        return InfluenceBench.Run(Number(rest, 0, 100));
    case ["confidence", var labelled, .. var rest]:
        return await ConfidenceBench.Run(labelled, Number(rest, 0, 1));
    case ["seal", .. var rest]:
        await SealBench.Run(Number(rest, 0, 50_000));
        return 0;
    case ["seal-make", var home, var pairs]: // what seal runs in processes of their own
        await SealSteps.Make(home, int.Parse(pairs, CultureInfo.InvariantCulture));
        return 0;
    case ["seal-once", var home, var bag]:
        await SealSteps.Seal(home, bag);
        return 0;
    case ["seal-plain", var bag]:
        SealSteps.Plain(bag);
        return 0;
    case ["seal-parts", var home, var bag]:
        await SealParts.Run(home, bag);
        return 0;
    case ["seal-verify", var bag]:
        SealSteps.Verify(bag);
        return 0;
    case ["host", var home]: // what load runs in processes of their own
        await ServedStudio.Serve(home);
        return 0;
    default:
        Console.Error.WriteLine("Usage: … -- import [ROWS] | import-memory [FEW] [MANY] | load [PAIRS] [SECONDS] | gates [SEEDS] | operating [SEEDS] | labels [BATCHES] | projects [PROJECTS] [FILE] | statistics | coverage [PANELS] | audit [SEEDS] | influence [SEEDS] | confidence FILE [SEED] | seal [PAIRS] | pairs [PAIRS]");
        return 2;
}

static int Number(string[] rest, int at, int otherwise) => at < rest.Length ? int.Parse(rest[at], CultureInfo.InvariantCulture) : otherwise;
