using System.Globalization;
using Concave.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// dotnet run -c Release --project bench/Concave.Benchmarks -- import [rows]
switch (args)
{
    case ["import", .. var rest]:
        await ImportBench.Run(rest is [var rows, ..] ? int.Parse(rows, CultureInfo.InvariantCulture) : 50_000);
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Concave.Benchmarks -- import [rows]");
        return 2;
}
