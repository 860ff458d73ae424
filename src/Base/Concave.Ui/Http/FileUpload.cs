using Concave.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Ui.Http;

/// <summary>Files over HTTP are the request's body as it is: streamed, never held in memory whole by the server.</summary>
public static class FileUpload
{
    private const string Binary = "application/octet-stream";

    /// <summary>Nothing larger is received: 8 GiB.</summary>
    private const long Largest = 8L << 30;

    /// <summary>Says that the route's body is a file, and how large it may be.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route) =>
        route.Accepts<Stream>(Binary).WithMetadata(new RequestSizeLimitAttribute(Largest));

    /// <summary>
    /// Refuses a body that does not call itself a file. A page of another site can make a browser send text or a form
    /// with this site's cookie, but not this type without being asked for permission first.
    /// </summary>
    public static Problem? Refuse(HttpContext http) =>
        http.Request.ContentType?.Equals(Binary, StringComparison.OrdinalIgnoreCase) == true
            ? null
            : new("body-not-file", ProblemKind.Invalid, "The request's body is not declared to be a file.", $"Send the file itself as the body, with Content-Type: {Binary}.");

    /// <summary>The body, or its first bytes and one too many when it is larger than that.</summary>
    public static async Task<ReadOnlyMemory<byte>> Read(Stream body, int most, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (kept.Length <= most && await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most + 1 - kept.Length)), stop) is var count and > 0)
            kept.Write(buffer, 0, count);
        return kept.ToArray();
    }
}
