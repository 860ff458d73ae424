using Concave.Data;
using Concave.Kernel;

namespace Concave.Scoping.Quoting;

/// <summary>The installation's prices: <c>prices.json</c> in its folder, or the published ones while there is no such file.</summary>
public sealed class PricesInForce(HomeFolder home)
{
    private string Path => System.IO.Path.Combine(home.Path, "prices.json");

    /// <summary>Read anew each time, so that a new table needs no restart; quotes are rare.</summary>
    public Result<PriceTable> Read() => File.Exists(Path) ? PriceFile.Read(Path) : PriceTable.House;
}
