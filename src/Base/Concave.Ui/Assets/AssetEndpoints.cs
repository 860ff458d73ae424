using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Ui.Assets;

/// <summary>Serves the catalog. Open to everybody: there is nothing of anybody's in it.</summary>
internal static class AssetEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{digest}/{name}", Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string digest, string name, HttpContext http, AssetCatalog catalog)
    {
        if (digest != catalog.Digest || catalog.Find(name) is not { } asset)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return Results.Bytes(asset.Bytes, asset.ContentType);
        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(asset.Zipped, asset.ContentType);
    }
}
